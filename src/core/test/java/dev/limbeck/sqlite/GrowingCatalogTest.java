package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Strategy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that only the new part of a schema is read unless something else has changed the schema. */
final class GrowingCatalogTest {
    private final Dialect dialect = new SqliteDialect();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        run("create table a (id integer primary key, x int unique); create table b (id integer primary key"
                + " autoincrement); create index ix_a on a (x); create temp view v as select 1; create table last"
                + " (x)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void run(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements.split(";", -1)) {
                statement.execute(sql);
            }
        }
    }

    /** Returns a plan with the given number of statements, each of which creates an arbitrary object. */
    private static OperationPlan creation(int statements) {
        return new OperationPlan(
                Strategy.NATIVE,
                "",
                OperationPlan.Need.ANY,
                Collections.nCopies(statements, dev.limbeck.dialect.Statement.of("CREATE TABLE made (x int)", "")));
    }

    private Catalog requireAll(Catalog before, int created) throws SQLException {
        Catalog after = dialect.reflector().refresh(connection, before, List.of(creation(created)));
        Catalog all = dialect.reflector().reflect(connection);
        assertThat(after.definitions()).isEqualTo(all.definitions());
        assertThat(after.schema()).isEqualTo(all.schema());
        assertThat(after.otherObjects()).isEqualTo(all.otherObjects());
        return after;
    }

    @Test
    void createdObjectsAreAdded() throws SQLException {
        Catalog empty = dialect.reflector().reflect(connection);
        run("create table c (id integer primary key, a int references a, z text unique)");
        Catalog one = requireAll(empty, 1);
        requireAll(one, 0);
        run("create table d (x int); create unique index ix_d on d (x)");
        assertThat(requireAll(one, 2).schema().tables()).hasSize(5);
    }

    /** After each change, an object is created, but only this creation is reported. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table a",
                "drop table last",
                "drop index ix_a",
                "alter table a add column y int",
                "alter table a rename to z",
                "create view w as select x from a",
                "create trigger t after insert on a begin select 1; end",
                "create virtual table f using fts5 (x)",
                "create table c (id integer primary key autoincrement)",
                "create table c (x); drop table c",
                "savepoint s; create table c (x); rollback to s; release s",
            })
    void otherChangesAreDetected(String statement) throws SQLException {
        Catalog before = dialect.reflector().reflect(connection);
        boolean trigger = statement.startsWith("create trigger");
        try (Statement jdbc = connection.createStatement()) {
            for (String sql : trigger ? new String[] {statement} : statement.split(";", -1)) {
                jdbc.execute(sql);
            }
        }
        run("create table made (x int)");

        requireAll(before, 1);
    }

    @Test
    void editedDefinitionIsDetected() throws SQLException {
        Catalog before = dialect.reflector().reflect(connection);
        run("pragma writable_schema=on; update sqlite_schema set sql = replace(sql, ' x)', ' y)') where name = 'last';"
                + " pragma schema_version=77; create table made (x int)");

        requireAll(before, 1);
    }
}
