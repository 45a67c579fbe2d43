package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how other connections see edits to stored definitions. */
class InPlaceTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void anOpenConnectionSeesADroppedCheckAndAWiderType() throws SQLException {
        Path file = folder.resolve("a.db");
        try (Database database = new Database(file.toString());
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            database.run("CREATE TABLE t (a varchar(10), b int CHECK (b > 0))", "INSERT INTO t VALUES ('x', 1)");
            assertThat(accepts(other, "INSERT INTO t VALUES ('y', -1)")).isFalse();
            OperationPlan steps = run(database, "table t\nalter column a varchar(99)\ndrop constraint CHECK (b > 0)");
            assertThat(steps.strategy()).isEqualTo(Strategy.IN_PLACE);
            assertThat(steps.need()).isEqualTo(OperationPlan.Need.ANY);
            assertThat(accepts(other, "INSERT INTO t VALUES ('y', -1)")).isTrue();
            assertThat(database.rows("SELECT sql FROM sqlite_master"))
                    .containsExactly(List.of("CREATE TABLE t (a varchar(99), b int)"));
        }
    }

    @Test
    void leavesNearlyTheWholeFileUnchanged() {
        try (Database database = new Database(folder.resolve("b.db").toString())) {
            database.run(
                    "CREATE TABLE t (id INTEGER PRIMARY KEY, a varchar(10))",
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                            + " INSERT INTO t SELECT i, 'value ' || i FROM n");
            List<?> pages = database.rows("PRAGMA page_count");
            OperationPlan steps = run(database, "table t\nalter column a varchar(99)\nadd column n int default 3");
            assertThat(steps.strategy()).isEqualTo(Strategy.IN_PLACE);
            assertThat(database.rows("PRAGMA page_count")).isEqualTo(pages);
            assertThat(database.rows("SELECT count(*), sum(n) FROM t")).containsExactly(List.of("20000", "60000"));
        }
    }

    @Test
    void neverEditsADefaultOrAnotherAffinity() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a varchar(10) DEFAULT 'x', b int, c text COLLATE nocase)");
            assertThat(way(database, "table t\nalter column a varchar(10) default 'y'"))
                    .isEqualTo(Strategy.REBUILD);
            assertThat(way(database, "table t\nalter column b text")).isEqualTo(Strategy.REBUILD);
            assertThat(way(database, "table t\nalter column c text")).isEqualTo(Strategy.REBUILD);
            assertThat(way(database, "table t\nadd constraint UNIQUE (b)")).isEqualTo(Strategy.REBUILD);
            assertThat(way(database, "table t\nadd constraint PRIMARY KEY (b)")).isEqualTo(Strategy.REBUILD);
        }
    }

    @Test
    void keepsTheJournalModeAndThePageSizeOfTheFile() {
        try (Database database = new Database(folder.resolve("c.db").toString())) {
            database.run(
                    "PRAGMA page_size = 8192",
                    "PRAGMA auto_vacuum = INCREMENTAL",
                    "PRAGMA journal_mode = WAL",
                    "CREATE TABLE t (a varchar(10))");
            assertThat(way(database, "table t\nadd column b int | first")).isEqualTo(Strategy.REBUILD);
            run(database, "table t\nadd column b int | first", Recreate.AUTO);
            run(database, "table t\nalter column a varchar(99)", Recreate.AUTO);
            assertThat(database.rows("PRAGMA journal_mode")).containsExactly(List.of("wal"));
            assertThat(database.rows("PRAGMA page_size")).containsExactly(List.of("8192"));
            assertThat(database.rows("PRAGMA auto_vacuum")).containsExactly(List.of("2"));
        }
    }

    @Test
    void reportsHowSqliteUsesTheRowsBesidesTheEdit() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a varchar(10), -- a\n b int, -- b\n c varchar(10) -- c\n)");
            OperationPlan dropped = run(database, "table t\ndrop column b\nalter column c varchar(99)");
            assertThat(dropped.strategy()).isEqualTo(Strategy.IN_PLACE);
            assertThat(dropped.reason()).contains("rewrites the rows of t");
            assertThat(dropped.statements().get(0).hazards())
                    .extracting(Hazard::kind)
                    .containsExactly(Hazard.Kind.DATA_LOSS, Hazard.Kind.REWRITE, Hazard.Kind.BLOCKS_WRITES);
            OperationPlan read = run(database, "table t\nalter column a varchar(20)\ncreate index i on t (c)");
            assertThat(read.reason()).contains("reads the rows of t");
            OperationPlan alone = run(database, "table t\nalter column a varchar(30)");
            assertThat(alone.reason()).isEqualTo("no stored value of t depends on it");
            assertThat(alone.statements().get(0).hazards()).isEmpty();
        }
    }

    private static Strategy way(Database database, String change) {
        SqliteCatalog catalog = database.reflect();
        return new SqliteDialect()
                .planner()
                .plan(ChangeText.read(change, catalog, Recreate.AUTO), catalog, PlanOptions.DEFAULT)
                .strategy();
    }

    private static OperationPlan run(Database database, String change) {
        return run(database, change, Recreate.NEVER);
    }

    private static OperationPlan run(Database database, String change, Recreate recreate) {
        SqliteCatalog catalog = database.reflect();
        Operation batch = ChangeText.read(change, catalog, recreate);
        assertThat(batch).isInstanceOf(AlterTable.class);
        OperationPlan steps = new SqliteDialect().planner().plan(batch, catalog, PlanOptions.DEFAULT);
        new ChangeRun(database).run(steps);
        return steps;
    }

    private static boolean accepts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql) >= 0;
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).contains("CHECK");
            return false;
        }
    }
}
