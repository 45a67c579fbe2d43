package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.testing.FailingConnection;
import dev.limbeck.testing.SingleRevision;
import dev.limbeck.testing.StopPoints;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that if a revision that runs step by step is stopped at any point, it is continued or reverted exactly. */
class StepwiseFaultsTest {
    private static final TableName VERSIONS = TableName.of("alembic_version");

    private static final String DUMP =
            """
            select 'c ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' '
                || attnotnull || coalesce(pg_get_expr(adbin, adrelid), '')
            from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace
                and relkind in ('r', 'v')) and attnum > 0 and not attisdropped
            union all select 'k ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
            union all select 'i ' || pg_get_indexdef(indexrelid) || ' ' || indisvalid from pg_index
            where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
            union all select 'r owner ' || md5(string_agg(o::text, ',' order by id)) from owner o
            union all select 'r pet ' || md5(string_agg(p::text, ',' order by id)) from pet p
            union all select 'v ' || version_num from alembic_version order by 1
            """;

    private final String template;

    StepwiseFaultsTest() throws SQLException {
        template = PostgresqlServer.createDatabase();
        run(template, BusySteps.SETUP);
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> dump(String url) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DUMP)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private static StepwiseRunner runner(Connection connection) throws SQLException {
        Dialect dialect = new PostgresqlDialect().like(connection);
        RunContext session =
                new RunContext(dialect, connection, PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(20));
        return new StepwiseRunner(session, new VersionTable(dialect, VERSIONS));
    }

    /** Runs the revision; {@return the number of its statements} */
    private static int run(String url, RevisionStep step, Migration migration) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            FailingConnection counted = new FailingConnection(connection, Integer.MAX_VALUE, false);
            runner(counted.connection()).run(step, migration, Resumption.ASK);
            return counted.executions();
        }
    }

    /** Runs until the connection is lost; {@return whether it was lost before the run ended} */
    private static boolean stop(String url, RevisionStep step, Migration migration, int at, boolean after)
            throws SQLException {
        try (Connection real = DriverManager.getConnection(url)) {
            try {
                runner(new FailingConnection(real, at, after).connection()).run(step, migration, Resumption.ASK);
            } catch (FailingConnection.Killed e) {
                return true;
            }
            return false;
        }
    }

    /** Continues the revision, unless the run was stopped after the last statement that has an effect. */
    private static void continueAfterTheStop(String url, RevisionStep step, Migration migration) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            Dialect dialect = new PostgresqlDialect().like(connection);
            if (VersionRows.of(new VersionTable(dialect, VERSIONS).read(connection))
                    .equals(step.before())) {
                runner(connection).run(step, migration, Resumption.ASK);
            } else {
                new Journal(dialect, connection, VERSIONS).removeEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("slow")
    void aRunThatWasStoppedAnywhereIsContinued(boolean after) throws Exception {
        String start = template;
        for (boolean up : List.of(true, false)) {
            RevisionStep step = up ? SingleRevision.UPGRADE : SingleRevision.UPGRADE.reverse();
            String undisturbed = PostgresqlServer.copyDatabase(start);
            int[] chosen = StopPoints.of(run(undisturbed, step, new BusySteps()), 3, 1);
            List<String> wanted = dump(undisturbed);
            StopPoints points = new StopPoints();
            String template = start;
            StopPoints.visit(chosen, (at, place) -> {
                String url = PostgresqlServer.copyDatabase(template);
                boolean stopped = stop(url, step, new BusySteps(), at, after);
                if (stopped) {
                    points.stopped(url);
                    continueAfterTheStop(url, step, new BusySteps());
                    assertThat(dump(url))
                            .as("stopped at %d of the %s", at, step.direction())
                            .isEqualTo(wanted);
                }
                PostgresqlServer.dropDatabase(url);
                return stopped;
            });
            assertThat(points.areEnough(chosen)).isTrue();
            assertThat(points.inSteps()).isPositive();
            start = undisturbed;
        }
    }

    /** A revision in which every step can be reverted. */
    private static final class Reversible extends BusySteps {
        @Override
        public void upgrade(Operations op) {
            op.batchAlterTable("pet", batch -> {
                batch.alterColumn("id", c -> c.nullable(false));
                batch.alterColumn("name", c -> c.type(varchar(60)).nullable(false));
                batch.addColumn(column("weight", integer()).nullable(false).backfill(text("age + 1")));
            });
            op.createPrimaryKey("pk_pet", "pet", "id");
            op.createForeignKey("pet", foreignKey("fk_owner", "owner_id").references("owner", "id"));
            op.createTable("visit", column("id", integer()).nullable(false), primaryKey("id"));
        }
    }

    /**
     * Reverts the steps of the revision, unless the run was stopped after its end; {@return whether any steps were
     * reverted}
     */
    private static boolean revertIfInProgress(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            VersionRows rows = VersionRows.of(
                    new VersionTable(new PostgresqlDialect().like(connection), VERSIONS).read(connection));
            boolean inProgress = rows.equals(SingleRevision.UPGRADE.before());
            if (inProgress) {
                runner(connection).revert(SingleRevision.UPGRADE, Resumption.ASK);
            }
            return inProgress;
        }
    }

    @Test
    @Tag("slow")
    void finishedStepsAreReverted() throws Exception {
        List<String> wanted = dump(template);
        String undisturbed = PostgresqlServer.copyDatabase(template);
        int statements = run(undisturbed, SingleRevision.UPGRADE, new Reversible());
        PostgresqlServer.dropDatabase(undisturbed);
        StopPoints points = new StopPoints();
        AtomicInteger reverted = new AtomicInteger();
        int[] chosen = StopPoints.of(statements, 4, 1);
        StopPoints.visit(chosen, (at, place) -> {
            String url = PostgresqlServer.copyDatabase(template);
            boolean stopped = stop(url, SingleRevision.UPGRADE, new Reversible(), at, at % 2 == 0);
            if (stopped) {
                points.stopped(url);
                if (revertIfInProgress(url)) {
                    assertThat(dump(url)).as("stopped at " + at).isEqualTo(wanted);
                    reverted.incrementAndGet();
                }
            }
            PostgresqlServer.dropDatabase(url);
            return stopped;
        });
        assertThat(points.areEnough(chosen)).isTrue();
        assertThat(reverted.get()).isGreaterThan(1);
        assertThat(points.inSteps()).isPositive();
    }
}
