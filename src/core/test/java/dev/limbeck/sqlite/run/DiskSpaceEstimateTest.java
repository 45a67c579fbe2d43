package dev.limbeck.sqlite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Recreate;
import dev.limbeck.sqlite.ChangeRun;
import dev.limbeck.sqlite.ChangeText;
import dev.limbeck.sqlite.Database;
import dev.limbeck.sqlite.SqliteDialect;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the estimate, made before a copy begins, of the disk space that the copy will need. */
class DiskSpaceEstimateTest {
    private static final String COPY = "table t\nalter column a text";
    private static final long SLACK = 1 << 20;

    @TempDir
    Path folder = Path.of("");

    @Test
    void fileGrowsByTheTableLessItsFreePages() {
        OperationPlan steps = rebuild();
        assertThat(DiskSpaceEstimate.requiredBytes(steps, new DiskSpaceEstimate.Sizes(1000, 300, 0, false), false))
                .isEqualTo(1000 + SLACK);
        assertThat(DiskSpaceEstimate.requiredBytes(steps, new DiskSpaceEstimate.Sizes(1000, 300, 400, false), false))
                .isEqualTo(600 + SLACK);
        assertThat(DiskSpaceEstimate.requiredBytes(steps, new DiskSpaceEstimate.Sizes(1000, 300, 5000, false), false))
                .isEqualTo(SLACK);
    }

    @Test
    void logHoldsEachNewPageOnceMoreAndSortingTakesTheSizeOfAnIndex() {
        OperationPlan steps = rebuild();
        assertThat(DiskSpaceEstimate.requiredBytes(steps, new DiskSpaceEstimate.Sizes(1000, 300, 400, true), false))
                .isEqualTo(1600 + SLACK);
        assertThat(DiskSpaceEstimate.requiredBytes(steps, new DiskSpaceEstimate.Sizes(1000, 300, 0, false), true))
                .isEqualTo(1300 + SLACK);
    }

    /**
     * The estimate includes the sorted index and the journal, which is deleted at the end; the measured sum does not.
     */
    @Test
    void fileNeverTakesMoreThanEstimated() throws SQLException, IOException {
        for (String journal : List.of("delete", "wal")) {
            Path file = folder.resolve(journal + ".db");
            try (Database database =
                    filled(file).run("PRAGMA journal_mode = " + journal, "PRAGMA wal_autocheckpoint = 0")) {
                long before = Files.size(file);
                OperationPlan steps = plan(database, COPY);
                DiskSpace room = room(database, steps, true).orElseThrow();
                assertThat(room.needed())
                        .isLessThanOrEqualTo(
                                room(database, steps, false).orElseThrow().needed());
                new ChangeRun(database).run(steps);
                long log = journal.equals("wal") ? Files.size(folder.resolve("wal.db-wal")) : 0;
                database.run("PRAGMA wal_checkpoint");
                assertThat(Files.size(file) - before + log).isBetween(room.needed() / 4, room.needed());
            }
        }
    }

    @Test
    void exactEstimateMeasuresOnlyTheTable() throws SQLException {
        try (Database database = filled(folder.resolve("a.db"))) {
            database.run("CREATE TABLE small (a int)", "INSERT INTO small VALUES (1)");
            OperationPlan steps = plan(database, "table small\nalter column a text");
            assertThat(room(database, steps, TableName.of("SMALL"), true)
                            .orElseThrow()
                            .needed())
                    .isLessThan(2 * SLACK);
            assertThat(room(database, steps, TableName.of("small"), false)
                            .orElseThrow()
                            .needed())
                    .isGreaterThan(2 * SLACK);
        }
    }

    @Test
    void nothingIsNeededInMemoryOrIfNoRowIsCopied() throws SQLException {
        try (Database memory = new Database();
                Database file = filled(folder.resolve("b.db"))) {
            memory.run("CREATE TABLE t (a int)");
            assertThat(room(memory, plan(memory, COPY), true)).isEmpty();
            assertThat(room(file, plan(file, "table t\nadd column n int"), true))
                    .isEmpty();
        }
    }

    @Test
    void detectsTooLittleSpace() {
        assertThat(new DiskSpace(11, 10, folder).isEnough()).isFalse();
        assertThat(new DiskSpace(10, 10, folder).isEnough()).isTrue();
    }

    private static Optional<DiskSpace> room(Database database, OperationPlan steps, boolean exact) throws SQLException {
        return room(database, steps, TableName.of("t"), exact);
    }

    private static Optional<DiskSpace> room(Database database, OperationPlan steps, TableName table, boolean exact)
            throws SQLException {
        return new SqliteDialect().rows().estimateDiskSpace(database.connection(), table, steps, exact);
    }

    private static Database filled(Path file) {
        return new Database(file.toString())
                .run(
                        "CREATE TABLE t (a int, b text)",
                        "CREATE INDEX i ON t (b)",
                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
                                + " INSERT INTO t SELECT i, 'a value of some length ' || i FROM n");
    }

    private static OperationPlan rebuild() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a int)", "CREATE INDEX i ON t (a)");
            return plan(database, COPY);
        }
    }

    private static OperationPlan plan(Database database, String change) {
        SqliteCatalog catalog = database.reflect();
        OperationPlan steps = new SqliteDialect()
                .planner()
                .plan(ChangeText.read(change, catalog, Recreate.AUTO), catalog, PlanOptions.DEFAULT);
        assertThat(steps.strategy()).isEqualTo(change.contains("add") ? Strategy.NATIVE : Strategy.REBUILD);
        return steps;
    }
}
