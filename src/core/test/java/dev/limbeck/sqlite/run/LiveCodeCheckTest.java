package dev.limbeck.sqlite.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.sqlite.plan.OperationPlanner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Information about broken views is kept for the next transaction; tests that it never hides a broken view. */
class LiveCodeCheckTest {
    private Connection connection;
    private Connection other;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("app.db");
        connection = DriverManager.getConnection(url);
        other = DriverManager.getConnection(url);
        run(connection, "create table t (id integer primary key, a text)");
        run(connection, "create table u (id integer primary key)");
        run(connection, "create view v as select a from t");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        other.close();
    }

    private static void run(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute(sql);
        }
    }

    private void transaction(String... statements) throws SQLException {
        try (SqliteTransaction transaction = SqliteTransaction.begin(connection, false, Duration.ofSeconds(1))) {
            for (String sql : statements) {
                run(connection, sql);
            }
            transaction.commit();
        }
    }

    /** Returns statements that recreate the table with a column of the given name; the view needs a column named a. */
    private static String[] column(String name) {
        return new String[] {"drop table t", "create table t (id integer primary key, " + name + " text)"};
    }

    @Test
    void aBreakInALaterTransactionIsRefused() throws SQLException {
        transaction("create table first (id integer)");
        transaction("create table second (id integer)");
        assertThatThrownBy(() -> transaction(column("z")))
                .isInstanceOf(BrokenSchema.class)
                .hasMessageContaining("the view v");
    }

    @Test
    void aViewThatAnotherConnectionRepairedMayNotBeBrokenAgain() throws SQLException {
        for (String sql : column("z")) {
            run(other, sql);
        }
        transaction("create table first (id integer)");
        for (String sql : column("a")) {
            run(other, sql);
        }
        assertThatThrownBy(() -> transaction(column("z")))
                .isInstanceOf(BrokenSchema.class)
                .hasMessageContaining("the view v");
    }

    @Test
    void aViewThatThisConnectionRepairedMayNotBeBrokenAgain() throws SQLException {
        for (String sql : column("z")) {
            run(connection, sql);
        }
        transaction("create table first (id integer)");
        for (String sql : column("a")) {
            run(connection, sql);
        }
        assertThatThrownBy(() -> transaction(column("z")))
                .isInstanceOf(BrokenSchema.class)
                .hasMessageContaining("the view v");
    }

    @Test
    void aViewThatWasBrokenBeforeIsNoObstacle() throws SQLException {
        transaction("create table first (id integer)");
        for (String sql : column("z")) {
            run(other, sql);
        }
        assertThatCode(() -> transaction("create table second (id integer)")).doesNotThrowAnyException();
        assertThatCode(() -> transaction("create table third (id integer)")).doesNotThrowAnyException();
    }

    /** Operations that only create tables do not hide a view that the same revision creates through its connection. */
    @Test
    void aViewBesideNewTablesIsFound() throws SQLException {
        run(connection, "drop view v");
        try (SqliteTransaction transaction = begin()) {
            create(transaction, "first");
            run(connection, "create view w as select a from t");
            create(transaction, "second");
            transaction.commit();
        }
        assertThatThrownBy(() -> transaction(column("z")))
                .isInstanceOf(BrokenSchema.class)
                .hasMessageContaining("the view w");
    }

    /**
     * If a view is already broken when it is created, this is detected in the same transaction, even if the operations
     * before and after it are known to be harmless.
     */
    @Test
    void aBrokenViewBesideNewTablesIsRefused() throws SQLException {
        run(connection, "drop view v");
        try (SqliteTransaction transaction = begin()) {
            create(transaction, "first");
            run(connection, "create view w as select missing from t");
            create(transaction, "second");
            assertThatThrownBy(transaction::commit)
                    .isInstanceOf(BrokenSchema.class)
                    .hasMessageContaining("the view w");
        }
    }

    @Test
    void aViewOfAnotherConnectionIsFoundAfterTransactionsThatOnlyCreateTables() throws SQLException {
        run(connection, "drop view v");
        try (SqliteTransaction transaction = begin()) {
            create(transaction, "first");
            transaction.commit();
        }
        run(other, "create view w as select a from t");
        try (SqliteTransaction transaction = begin()) {
            create(transaction, "second");
            transaction.commit();
        }
        assertThatThrownBy(() -> transaction(column("z")))
                .isInstanceOf(BrokenSchema.class)
                .hasMessageContaining("the view w");
    }

    private SqliteTransaction begin() throws SQLException {
        return SqliteTransaction.begin(connection, false, Duration.ofSeconds(1));
    }

    /** Runs an operation that creates a table, as a revision does. */
    private void create(SqliteTransaction transaction, String table) throws SQLException {
        CreateTable operation =
                new CreateTable(Table.of(TableName.of(table), List.of(Column.of("id", SqlType.of(TypeName.INTEGER)))));
        OperationPlan plan = OperationPlanner.planCreateTable(operation);
        transaction.before(operation, plan);
        for (dev.limbeck.dialect.Statement statement : plan.statements()) {
            run(connection, statement.sql());
        }
        transaction.after(operation, plan);
    }

    @Test
    void aTransactionThatWasRolledBackLeavesNothing() throws SQLException {
        transaction("create table first (id integer)");
        assertThatThrownBy(() -> transaction(column("z"))).isInstanceOf(BrokenSchema.class);
        transaction("create table second (id integer)");
        assertThatThrownBy(() -> transaction(column("z"))).isInstanceOf(BrokenSchema.class);
    }
}
