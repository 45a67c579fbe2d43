package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.model.TableName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a schema that is reread after known changes is equal to a schema that is read without knowing about these
 * changes.
 */
class RefreshedCatalogTest {
    private static final String ADD = "ALTER TABLE main.\"a b\" ADD COLUMN m text";
    private static final String CREATE = "CREATE TABLE more (id integer PRIMARY KEY)";

    private final SqliteDialect dialect = new SqliteDialect();
    private Path file;

    @BeforeEach
    void createSchema(@TempDir Path folder) {
        file = folder.resolve("shared.db");
        try (Database database = open()) {
            database.run(
                    "CREATE TABLE \"a b\" (id integer PRIMARY KEY, n text)",
                    "CREATE INDEX ix ON \"a b\" (n)",
                    "CREATE TABLE other (id integer PRIMARY KEY)",
                    "CREATE VIEW v AS SELECT n FROM \"a b\"");
        }
    }

    private Database open() {
        return new Database(file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ADD,
                CREATE,
                "ALTER TABLE main.OTHER ADD COLUMN m integer DEFAULT 1",
                "CREATE INDEX main.ix_more ON \"a b\" (n, id)",
                "ALTER TABLE main.other RENAME TO renamed",
                "ALTER TABLE main.other RENAME COLUMN id TO \"add column\"",
                "DROP TABLE main.other",
                "CREATE TABLE counted (id integer PRIMARY KEY AUTOINCREMENT)",
                "DROP TABLE main.other;CREATE TABLE other (id integer PRIMARY KEY, m text);CREATE INDEX ix_o ON other (m)",
                "DROP TABLE main.OTHER;CREATE TABLE \"other\" (id integer PRIMARY KEY REFERENCES \"a b\" (id), m text UNIQUE)",
                "DROP TABLE main.\"a b\";CREATE TABLE \"a b\" (id integer PRIMARY KEY, n text, m);CREATE INDEX ix ON \"a b\" (n)",
                "DROP TABLE main.other;CREATE TABLE others (id integer PRIMARY KEY)"
            })
    void equalsTheSchemaThatIsReadWithoutTheOldSchema(String change) throws SQLException {
        try (Database database = open()) {
            requireSame(database, List.of(), change);
            requireSame(
                    database,
                    List.of(),
                    "ALTER TABLE main.\"a b\" ADD COLUMN last text;CREATE INDEX later ON \"a b\" (last)");
        }
    }

    /**
     * Between the two readings, another program changes the schema, both with and without a change by this connection.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE \"a b\" ADD COLUMN theirs text",
                "CREATE INDEX theirs ON other (id)",
                "DROP VIEW v",
                "CREATE TRIGGER theirs AFTER DELETE ON other BEGIN SELECT 1; END",
                "DROP TABLE other",
                "VACUUM"
            })
    void detectsTheChangesOfAnotherConnection(String theirs) throws SQLException {
        try (Database database = open()) {
            requireSame(database, List.of(theirs), "");
        }
    }

    @Test
    void detectsTheChangesOfAnotherConnectionBeforeItsOwn() throws SQLException {
        try (Database database = open()) {
            requireSame(database, List.of("CREATE INDEX theirs ON other (id)"), ADD);
            requireSame(database, List.of("DROP INDEX theirs", "ALTER TABLE other ADD COLUMN o"), CREATE);
        }
    }

    /**
     * Asserts that the refreshed schema is equal to the schema that a new instance of the dialect reads.
     *
     * @param theirs the statements that another connection runs after the first read
     * @param ours the statements that the plans of this connection run afterwards, separated by semicolons
     */
    private void requireSame(Database database, List<String> theirs, String ours) throws SQLException {
        Catalog before = dialect.reflector().reflect(database.connection());
        before.schema();
        try (Database other = open()) {
            theirs.forEach(other::run);
        }
        List<String> statements =
                Arrays.stream(ours.split(";")).filter(one -> !one.isEmpty()).toList();
        statements.forEach(database::run);
        List<OperationPlan> plans = List.of(new OperationPlan(
                Strategy.NATIVE,
                "",
                Need.ANY,
                statements.stream().map(sql -> Statement.of(sql, "")).toList()));
        Catalog now = dialect.reflector().refresh(database.connection(), before, plans);
        Catalog fresh = new SqliteDialect().reflector().reflect(database.connection());
        assertThat(now.definitions()).isEqualTo(fresh.definitions());
        assertThat(now.definition(TableName.of("a b"))).isEqualTo(fresh.definition(TableName.of("a b")));
        assertThat(now.schema()).isEqualTo(fresh.schema());
    }
}
