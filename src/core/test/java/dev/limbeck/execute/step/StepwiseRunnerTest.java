package dev.limbeck.execute.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.h2.H2Dialect;
import dev.limbeck.model.TableName;
import dev.limbeck.result.Direction;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a revision that is stopped at any point is continued or reverted exactly on a database in which each DDL
 * statement commits the transaction.
 */
final class StepwiseRunnerTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final H2Dialect H2 = new H2Dialect();

    /**
     * The distance between the points at which a run is stopped; with -Dlimbeck.long=true, it is stopped at every
     * point.
     */
    private static final int STRIDE = Boolean.getBoolean("limbeck.long") ? 1 : 9;

    private final String url = "jdbc:h2:mem:steps" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";

    private void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            run(connection, "drop all objects");
            run(connection, "create table \"alembic_version\" (version_num varchar(32) not null primary key)");
            run(connection, "insert into \"alembic_version\" values ('a1')");
            run(connection, "set mode regular");
            run(
                    connection,
                    "create table \"pet\" (\"id\" bigint not null, \"name\" varchar(20), \"note\" varchar(10),"
                            + " constraint \"pk_pet\" primary key (\"id\"))");
            run(connection, "insert into \"pet\" values (1, 'Rex', null), (2, 'Tom', null)");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> dump() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("script")) {
            while (script.next()) {
                if (!script.getString(1).startsWith("CREATE USER")) {
                    lines.add(script.getString(1));
                }
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private static RevisionStep step() {
        RevisionHeader header = new RevisionHeader("b2", List.of("a1"), List.of(), List.of(), null, Instant.EPOCH);
        return new RevisionStep(
                new RevisionFile(header, "Everything", "Everything", null),
                Direction.UPGRADE,
                List.of(new RowChange.Update("a1", "b2")),
                VersionRows.of("a1"),
                VersionRows.of("b2"));
    }

    private static StepwiseRunner runner(Connection connection) {
        RunContext session =
                new RunContext(H2, connection, PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(2));
        return new StepwiseRunner(session, new VersionTable(H2, TableName.of("alembic_version")));
    }

    private void run(RevisionStep step, Migration migration) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            runner(connection).run(step, migration, Resumption.ASK);
        }
    }

    /** Runs until the connection is lost; {@return whether it was lost before the run ended} */
    private boolean stop(RevisionStep step, Migration migration, int at, boolean after) throws SQLException {
        try (Connection real = DriverManager.getConnection(url)) {
            StoppableConnection stoppable = new StoppableConnection(real, at, after);
            try {
                runner(stoppable.connection()).run(step, migration, Resumption.ASK);
            } catch (StoppableConnection.Killed e) {
                real.rollback();
                return true;
            }
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunThatWasStoppedAnywhereIsContinued(boolean after) throws SQLException {
        for (boolean up : List.of(true, false)) {
            RevisionStep step = up ? step() : step().reverse();
            create();
            prepare(up);
            run(step, new SampleSteps.Everything());
            List<String> wanted = dump();
            int points = 0;
            for (int at = 1; ; at += STRIDE) {
                create();
                prepare(up);
                if (!stop(step, new SampleSteps.Everything(), at, after)) {
                    break;
                }
                points++;
                continueAfterTheStop(step);
                assertThat(dump())
                        .as("stopped at %d of the %s", at, step.direction())
                        .isEqualTo(wanted);
            }
            assertThat(points).isGreaterThan(30 / STRIDE);
        }
    }

    /** Between the stop and the next run, Limbeck is updated to a version that computes digests in a different form. */
    @Test
    void aRunOfAnEarlierVersionIsContinued() throws SQLException {
        create();
        prepare(true);
        run(step(), new SampleSteps.Everything());
        List<String> wanted = dump();
        int converted = 0;
        for (int at = 1; ; at += STRIDE) {
            create();
            prepare(true);
            if (!stop(step(), new SampleSteps.Everything(), at, false)) {
                break;
            }
            converted += useEarlierDigests();
            continueAfterTheStop(step());
            assertThat(dump()).as("stopped at " + at).isEqualTo(wanted);
        }
        assertThat(converted).isPositive();
    }

    private int useEarlierDigests() throws SQLException {
        TableName journal = Journal.nameBeside(TableName.of("alembic_version"));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (!H2.reflector().hasTable(connection, journal)) {
                return 0;
            }
            Catalog now = H2.reflector().reflect(connection);
            String digest = H2.words().quote("digest");
            return statement.executeUpdate("update " + H2.words().quote(journal) + " set " + digest + " = '"
                    + SchemaDigest.earlier(now) + "' where " + digest + " = '" + new SchemaDigest().of(now) + "'");
        }
    }

    /** Continues the revision, unless the run was stopped after the last statement that has an effect. */
    private void continueAfterTheStop(RevisionStep step) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            VersionRows rows = VersionRows.of(new VersionTable(H2, TableName.of("alembic_version")).read(connection));
            if (rows.equals(step.before())) {
                runner(connection).run(step, new SampleSteps.Everything(), Resumption.ASK);
            } else {
                new Journal(H2, connection, TableName.of("alembic_version")).removeEmpty();
            }
        }
    }

    private void prepare(boolean up) throws SQLException {
        if (!up) {
            run(step(), new SampleSteps.Everything());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void finishedStepsAreReverted(boolean after) throws SQLException {
        create();
        List<String> wanted = dump();
        for (int at = 1; ; at += STRIDE) {
            create();
            if (!stop(step(), new SampleSteps.Reversible(), at, after)) {
                break;
            }
            try (Connection connection = DriverManager.getConnection(url)) {
                VersionRows rows =
                        VersionRows.of(new VersionTable(H2, TableName.of("alembic_version")).read(connection));
                if (rows.equals(step().before())) {
                    runner(connection).revert(step(), Resumption.ASK);
                    assertThat(dump()).as("stopped at " + at).isEqualTo(wanted);
                }
            }
        }
    }

    @Test
    void aRevertThatWasStoppedAnywhereIsContinuedInEitherDirection() throws SQLException {
        create();
        List<String> old = dump();
        run(step(), new SampleSteps.Reversible());
        List<String> done = dump();
        for (boolean forward : List.of(true, false)) {
            for (int at = 1; ; at += STRIDE) {
                create();
                stopBeforeTheLastStep();
                if (!stopRevert(at)) {
                    break;
                }
                try (Connection connection = DriverManager.getConnection(url)) {
                    if (forward) {
                        runner(connection).run(step(), new SampleSteps.Reversible(), Resumption.ASK);
                    } else {
                        runner(connection).revert(step(), Resumption.ASK);
                    }
                }
                assertThat(dump()).as("stopped at %d", at).isEqualTo(forward ? done : old);
            }
        }
    }

    private void stopBeforeTheLastStep() throws SQLException {
        Migration fails = new Migration() {
            @Override
            public void upgrade(Operations op) {
                new SampleSteps.Reversible().upgrade(op);
                op.execute("drop view NO_SUCH_VIEW");
            }

            @Override
            public void downgrade(Operations op) {}
        };
        assertThatThrownBy(() -> run(step(), fails))
                .hasMessageContainingAll(
                        "The upgrade to b2 is incomplete: 4 of 5 steps are finished",
                        "NO_SUCH_VIEW",
                        "limbeck resume",
                        "limbeck downgrade a1");
    }

    private boolean stopRevert(int at) throws SQLException {
        try (Connection real = DriverManager.getConnection(url)) {
            StoppableConnection stoppable = new StoppableConnection(real, at, at % 2 == 0);
            try {
                runner(stoppable.connection()).revert(step(), Resumption.ASK);
            } catch (StoppableConnection.Killed e) {
                real.rollback();
                return true;
            }
            return false;
        }
    }

    /** A migration whose downgrade does nothing. */
    private abstract static class Upgrading extends Migration {
        @Override
        public void downgrade(Operations op) {}
    }

    @Test
    void thePartOfAStepThatHasTakenEffectIsReverted() throws SQLException {
        create();
        List<String> old = dump();
        Migration fails = new Upgrading() {
            @Override
            public void upgrade(Operations op) {
                op.batchAlterTable("pet", batch -> {
                    batch.renameColumn("name", "title");
                    batch.createIndex("ix_pet_title", "title");
                    batch.addColumn(
                            column("name", integer()).nullable(false).backfill(text("cast(\"title\" as integer)")));
                    batch.dropColumn("note");
                });
            }
        };
        assertThatThrownBy(() -> run(step(), fails))
                .hasMessageContainingAll("0 of 1 step is finished", "limbeck resume", "limbeck downgrade a1");
        assertThat(dump()).isNotEqualTo(old);
        try (Connection connection = DriverManager.getConnection(url)) {
            runner(connection).revert(step(), Resumption.ASK);
        }
        assertThat(dump()).isEqualTo(old);
    }

    @Test
    void aRevertThatCannotGoOnIsTakenBack() throws SQLException {
        create();
        Migration two = new Upgrading() {
            @Override
            public void upgrade(Operations op) {
                op.batchAlterTable("pet", batch -> {
                    batch.addColumn(column("age", integer()));
                    batch.createIndex("ix_pet_age", "age");
                });
                op.execute("drop view MISSING");
            }
        };
        assertThatThrownBy(() -> run(step(), two)).hasMessageContaining("1 of 2 steps are finished");
        List<String> middle = dump();
        try (Connection connection = DriverManager.getConnection(url)) {
            run(connection, "create view USES_AGE as select \"age\" from \"pet\"");
            assertThatThrownBy(() -> runner(connection).revert(step(), Resumption.ASK))
                    .hasMessageContainingAll("USES_AGE", "0 of 2");
            run(connection, "drop view USES_AGE");
            assertThatThrownBy(() -> run(step(), two)).hasMessageContaining("1 of 2 steps are finished");
        }
        assertThat(withoutJournal(dump())).isEqualTo(withoutJournal(middle));
    }

    private static List<String> withoutJournal(List<String> dump) {
        return dump.stream().filter(line -> !line.contains("limbeck_journal")).toList();
    }

    @Test
    void whatCannotBeRevertedIsNamedBeforeAnythingIsReverted() throws SQLException {
        create();
        Migration fails = new Upgrading() {
            @Override
            public void upgrade(Operations op) {
                op.execute("update \"pet\" set \"name\" = 'x'");
                op.addColumn("pet", column("age", integer()));
                op.execute("drop view MISSING");
            }
        };
        assertThatThrownBy(() -> run(step(), fails))
                .hasMessageContaining("Fix the cause and run `limbeck resume`.")
                .hasMessageNotContaining("downgrade a1");
        List<String> middle = dump();
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThatThrownBy(() -> runner(connection).revert(step(), Resumption.ASK))
                    .hasMessageContainingAll("Step 1 cannot be reverted: run update", "`limbeck resume`")
                    .hasMessageNotContaining("downgrade");
        }
        assertThat(dump()).filteredOn(line -> !line.contains("limbeck_journal")).isEqualTo(withoutJournal(middle));
    }

    @Test
    void theEffectOfACallIsAskedFor() throws SQLException {
        create();
        Migration calls = new Upgrading() {
            @Override
            public void upgrade(Operations op) {
                op.addColumn("pet", column("age", integer()));
                op.execute("truncate table \"pet\" restart identity; update \"pet\" set \"age\" = 1; call 1/0");
            }
        };
        assertThatThrownBy(() -> run(step(), calls)).hasMessageContaining("3 of 4 steps are finished");
        assertThatThrownBy(() -> run(step(), calls))
                .hasMessageContainingAll("call 1/0", "limbeck resume --done", "limbeck resume --again")
                .hasMessageNotContaining("Fix the cause");
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThatThrownBy(() -> runner(connection).run(step(), calls, Resumption.AGAIN))
                    .hasMessageContaining("3 of 4 steps are finished");
            runner(connection).run(step(), calls, Resumption.DONE);
            assertThat(new VersionTable(H2, TableName.of("alembic_version")).read(connection))
                    .containsExactly("b2");
        }
    }
}
