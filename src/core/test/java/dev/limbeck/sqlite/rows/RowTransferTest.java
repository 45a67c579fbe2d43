package dev.limbeck.sqlite.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Recreate;
import dev.limbeck.sqlite.ChangeRun;
import dev.limbeck.sqlite.ChangeText;
import dev.limbeck.sqlite.Database;
import dev.limbeck.sqlite.Dump;
import dev.limbeck.sqlite.SqliteDialect;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests in which cases rows and index entries are copied in their stored form, and that nothing is lost. */
class RowTransferTest {
    private static final String SPARE = "CREATE INDEX spare ON t (a)";
    private static final String NOTHING = "table t\ndrop index spare";

    @TempDir
    Path folder = Path.of("");

    @Test
    void transfersTheRowsOfATableWhoseUniqueConstraintIsDropped() {
        try (Database database = new Database()) {
            database.run(
                    "CREATE TABLE t (id INTEGER PRIMARY KEY, a text UNIQUE, b int)",
                    "CREATE INDEX i ON t (b DESC, a COLLATE NOCASE)",
                    "CREATE UNIQUE INDEX \"odd \"\" one\" ON t (lower(a)) WHERE b > 1",
                    "INSERT INTO t VALUES (3, 'x', 2), (9, 'y', 4)",
                    "ANALYZE");
            List<?> indexes = database.rows("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%INDEX%'");
            List<?> statistics = database.rows("SELECT * FROM sqlite_stat1 WHERE idx NOT LIKE 'sqlite%'");
            assertThat(transferred(database, "table t\ndrop constraint UNIQUE (a)"))
                    .isTrue();
            assertThat(database.rows("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%INDEX%'"))
                    .isEqualTo(indexes);
            assertThat(database.rows("SELECT * FROM sqlite_stat1 WHERE idx NOT LIKE 'sqlite%'"))
                    .isEqualTo(statistics);
            assertThat(database.rows("SELECT id FROM t INDEXED BY i WHERE b = 4"))
                    .containsExactly(List.of("9"));
            assertThat(database.accepts("INSERT INTO t VALUES (1, 'X', 2)")).isFalse();
            assertThat(database.accepts("INSERT INTO t VALUES (1, 'y', 0)")).isTrue();
        }
    }

    @Test
    void anotherConnectionSeesTheNewTableAndItsIndexes() {
        Path file = folder.resolve("a.db");
        try (Database database = new Database(file.toString());
                Database other = new Database(file.toString())) {
            database.run(
                    "CREATE TABLE t (a text, b int UNIQUE)",
                    "CREATE INDEX i ON t (a)",
                    "INSERT INTO t VALUES ('x', 1)");
            assertThat(other.rows("SELECT b FROM t INDEXED BY i WHERE a = 'x'")).hasSize(1);
            assertThat(transferred(database, "table t\ndrop constraint UNIQUE (b)"))
                    .isTrue();
            other.run("INSERT INTO t VALUES ('y', 1)");
            assertThat(other.rows("SELECT b FROM t INDEXED BY i WHERE a = 'y'")).hasSize(1);
            assertThat(other.rows("PRAGMA integrity_check")).containsExactly(List.of("ok"));
        }
    }

    @Test
    void keepsTheRowidsThatNoColumnShows() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a text)", "CREATE INDEX i ON t (a)");
            database.run("INSERT INTO t (rowid, a) VALUES (-4, 'x'), (70, 'y')");
            database.run(SPARE);
            assertThat(transferred(database, NOTHING)).isTrue();
            assertThat(database.rows("SELECT rowid FROM t")).containsExactly(List.of("-4"), List.of("70"));
        }
    }

    @Test
    void doesNotLetSqliteRenumberTheRows() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a text)");
            database.run("INSERT INTO t (rowid, a) VALUES (-4, 'x'), (70, 'y')");
            database.run(SPARE);
            assertThat(transferred(database, NOTHING)).isFalse();
            assertThat(database.rows("SELECT rowid FROM t")).containsExactly(List.of("-4"), List.of("70"));
        }
    }

    @Test
    void stopsIfTheRowsWouldBeRenumbered() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a text)", "CREATE INDEX i ON t (a)");
            database.run("INSERT INTO t (rowid, a) VALUES (70, 'y')", "PRAGMA count_changes = ON");
            database.run(SPARE);
            String before = Dump.describe(database);
            OperationPlan steps = plan(database, NOTHING, PlanOptions.DEFAULT);
            assertThatThrownBy(() -> new ChangeRun(database).run(steps))
                    .isInstanceOf(ChangeRun.Stopped.class)
                    .hasMessageContaining("different rowids");
            assertThat(Dump.describe(database)).isEqualTo(before);
        }
    }

    @Test
    void rowsOlderThanAColumnKeepItsDefault() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (id INTEGER PRIMARY KEY, a text UNIQUE)", "INSERT INTO t VALUES (1, 'x')");
            database.run("ALTER TABLE t ADD COLUMN n int NOT NULL DEFAULT 7", "INSERT INTO t VALUES (2, 'y', 8)");
            assertThat(transferred(database, "table t\ndrop constraint UNIQUE (a)"))
                    .isTrue();
            assertThat(database.rows("SELECT id, n FROM t")).containsExactly(List.of("1", "7"), List.of("2", "8"));
            assertThat(transferred(database, "table t\nalter column n int not null default 9"))
                    .isFalse();
            assertThat(database.rows("SELECT id, n FROM t")).containsExactly(List.of("1", "7"), List.of("2", "8"));
        }
    }

    @Test
    void copiesByPositionWhenColumnsAreRenamed() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (id INTEGER PRIMARY KEY, a text, b text UNIQUE)", "CREATE INDEX i ON t (a)");
            database.run("INSERT INTO t VALUES (1, 'x', 'y')");
            String change = "table t\nrename column a -> c\nrename column b -> a\ndrop constraint UNIQUE (a)";
            assertThat(transferred(database, change)).isTrue();
            assertThat(database.rows("SELECT c, a FROM t")).containsExactly(List.of("x", "y"));
            assertThat(database.rows("SELECT sql FROM sqlite_master WHERE name = 'i'"))
                    .containsExactly(List.of("CREATE INDEX i ON t (c)"));
        }
    }

    @Test
    void buildsAnIndexThatTheOldTableDoesNotHaveFromTheRows() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (id INTEGER PRIMARY KEY, a text UNIQUE, b int)", "CREATE INDEX i ON t (b)");
            database.run("CREATE INDEX gone ON t (a, b)", "INSERT INTO t VALUES (1, 'x', 2)");
            String change = "table t\ndrop constraint UNIQUE (a)\ncreate index j on t (a)\ndrop index gone";
            OperationPlan steps = plan(database, change, PlanOptions.DEFAULT);
            List<String> order = steps.statements().stream()
                    .map(Statement::sql)
                    .filter(sql -> sql.contains("INDEX") || sql.startsWith("INSERT"))
                    .filter(sql -> !sql.startsWith("UPDATE"))
                    .map(sql -> sql.split("[\n(]", 2)[0].strip())
                    .toList();
            assertThat(order)
                    .containsExactly(
                            "CREATE INDEX main.i ON t", "INSERT OR ABORT INTO main.t", "CREATE INDEX main.j ON t");
            assertThat(transferred(database, change)).isTrue();
            assertThat(database.rows("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY 1"))
                    .containsExactly(List.of("i"), List.of("j"));
        }
    }

    @Test
    void transfersTablesOfEveryKind() {
        for (String table : List.of(
                "t (a text, b int, PRIMARY KEY (b, a)) WITHOUT ROWID",
                "t (a text DEFAULT 'x', b real DEFAULT (1.0 / 3), c CHECK (c > b), UNIQUE (a, b))",
                "t (a TEXT, b INT, PRIMARY KEY (a)) STRICT",
                "t (id INTEGER PRIMARY KEY AUTOINCREMENT, a text CHECK (length(a) < 9) COLLATE NOCASE UNIQUE)")) {
            try (Database database = new Database()) {
                database.run("CREATE TABLE " + table, "CREATE INDEX i ON t (a DESC)");
                String columns = table.contains("PRIMARY KEY (") && table.contains("b int,") ? "a, b" : "a";
                database.run("INSERT INTO t (" + columns + ") VALUES "
                        + (columns.equals("a") ? "('x'), ('y')" : "('x', 1), ('y', 2)"));
                String before = Dump.describe(database);
                database.run(SPARE);
                assertThat(transferred(database, NOTHING)).as(table).isTrue();
                assertThat(Dump.describe(database)).isEqualTo(before);
                assertThat(database.rows("PRAGMA integrity_check")).containsExactly(List.of("ok"));
            }
        }
    }

    @Test
    void copiesATableWithGeneratedColumnsByItsColumns() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a text, b int AS (length(a)) STORED, c text AS (upper(a)) VIRTUAL UNIQUE)");
            database.run("INSERT INTO t VALUES ('x'), ('yy')");
            String before = Dump.describe(database);
            database.run(SPARE);
            assertThat(transferred(database, NOTHING)).isFalse();
            assertThat(Dump.describe(database)).isEqualTo(before);
        }
    }

    @Test
    void neverEditsStoredDefinitionsIfThatIsForbidden() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (id INTEGER PRIMARY KEY, a text UNIQUE)", "CREATE INDEX i ON t (a)", SPARE);
            for (PlanOptions options :
                    List.of(new PlanOptions(null, false, false), new PlanOptions(null, true, true))) {
                OperationPlan steps = plan(database, NOTHING, options);
                assertThat(steps.strategy()).isEqualTo(Strategy.REBUILD);
                assertThat(steps.statements()).noneMatch(one -> one.sql().contains("writable_schema"));
                assertThat(steps.statements()).noneMatch(one -> one.sql().contains("SELECT *"));
            }
        }
    }

    @Test
    void aPlanThatIsOnlyForItsHazardsHasTheSameHazardsOfWriting() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (id INTEGER PRIMARY KEY, a text UNIQUE)", "CREATE INDEX i ON t (a)", SPARE);
            OperationPlan fast = plan(database, NOTHING, PlanOptions.DEFAULT);
            OperationPlan reported = plan(database, NOTHING, PlanOptions.DEFAULT.onlyForHazards());
            assertThat(fast.statements()).anyMatch(one -> one.sql().contains("SELECT *"));
            assertThat(reported.statements()).noneMatch(one -> one.sql().contains("SELECT *"));
            assertThat(rewrites(reported)).isNotEmpty().isEqualTo(rewrites(fast));
        }
    }

    private static List<Hazard> rewrites(OperationPlan plan) {
        return plan.statements().stream()
                .flatMap(one -> one.hazards().stream())
                .filter(hazard -> hazard.kind() == Hazard.Kind.REWRITE)
                .toList();
    }

    @Test
    void abortingAfterAnyStatementLeavesTheDatabaseUnchanged() {
        Path file = folder.resolve("b.db");
        try (Database database = new Database(file.toString())) {
            database.run("CREATE TABLE t (a text, b int UNIQUE)", "CREATE INDEX i ON t (a)", SPARE);
            database.run("INSERT INTO t VALUES ('x', 1), ('y', 2)", "CREATE VIEW v AS SELECT a FROM t");
            String before = Dump.describe(database);
            List<Statement> statements =
                    plan(database, NOTHING, PlanOptions.DEFAULT).statements();
            assertThat(statements).anyMatch(one -> one.sql().contains("SELECT *"));
            for (int end = 1; end <= statements.size(); end++) {
                database.run("BEGIN IMMEDIATE");
                statements.stream().limit(end).forEach(one -> database.run(one.sql()));
                database.run("ROLLBACK", "PRAGMA legacy_alter_table = OFF", "PRAGMA writable_schema = OFF");
                assertThat(Dump.describe(database)).isEqualTo(before);
                assertThat(database.rows("PRAGMA integrity_check")).containsExactly(List.of("ok"));
            }
            assertThat(transferred(database, NOTHING)).isTrue();
        }
    }

    @Test
    void avoidsNamesThatAreTaken() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a text)", "CREATE INDEX i ON t (a)", "CREATE INDEX i_2 ON t (a, a)");
            database.run("CREATE TABLE _limbeck_i (z)", "INSERT INTO t VALUES ('x')", "CREATE TABLE _limbeck_t (z)");
            String before = Dump.describe(database);
            database.run(SPARE);
            assertThat(transferred(database, NOTHING)).isTrue();
            assertThat(Dump.describe(database)).isEqualTo(before);
        }
    }

    private static OperationPlan plan(Database database, String change, PlanOptions options) {
        SqliteCatalog catalog = database.reflect();
        return new SqliteDialect().planner().plan(ChangeText.read(change, catalog, Recreate.ALWAYS), catalog, options);
    }

    /**
     * Applies the change by copying the table; returns whether SQLite's program for the copy transferred complete
     * records.
     */
    private static boolean transferred(Database database, String change) {
        OperationPlan steps = plan(database, change, PlanOptions.DEFAULT);
        assertThat(steps.strategy()).isEqualTo(Strategy.REBUILD);
        boolean transfers = steps.reason().endsWith("the rows are copied as they are stored");
        database.run("BEGIN");
        for (Statement statement : steps.statements()) {
            if (statement.sql().startsWith("INSERT OR ABORT INTO main.t")) {
                assertThat(isTransfer(database, statement.sql())).isEqualTo(transfers);
            }
            database.run(statement.sql());
        }
        database.run("ROLLBACK");
        new ChangeRun(database).run(steps);
        return transfers;
    }

    private static boolean isTransfer(Database database, String insert) {
        List<String> codes = database.rows("EXPLAIN " + insert).stream()
                .map(row -> String.valueOf(row.get(1)))
                .filter(code ->
                        List.of("RowCell", "RowData", "Column", "NewRowid").contains(code))
                .toList();
        return !codes.isEmpty() && codes.get(0).startsWith("Row");
    }
}
