package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.testing.FailingConnection;
import dev.limbeck.testing.ForkedJvm;
import dev.limbeck.testing.SingleRevision;
import dev.limbeck.testing.StopPoints;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that if the process is killed during an upgrade or downgrade, the next run completes the revision. */
class KilledProcessTest {
    /** A process that runs the revision up to a given statement and waits there until it is killed. */
    static final class Run {
        private Run() {}

        /** Prints "stopped" at the statement, or "done" if there are fewer statements. */
        public static void main(String[] arguments) throws SQLException, InterruptedException {
            RevisionStep step = arguments[1].equals("up") ? SingleRevision.UPGRADE : SingleRevision.UPGRADE.reverse();
            int at = Integer.parseInt(arguments[2]);
            try (Connection real = DriverManager.getConnection(arguments[0])) {
                FailingConnection held = new FailingConnection(real, at, arguments[3].equals("after"), () -> {
                    System.out.println("stopped");
                    Thread.sleep(600_000);
                });
                InterruptedRun.runner(held.connection()).run(step, new ManySteps(), Resumption.ASK);
            }
            System.out.println("done");
        }
    }

    private static boolean kill(String url, boolean up, int at, boolean after)
            throws IOException, InterruptedException {
        try (ForkedJvm process =
                ForkedJvm.start(Run.class, url, up ? "up" : "down", String.valueOf(at), after ? "after" : "before")) {
            String line = process.line();
            process.kill();
            assertThat(line).isIn("stopped", "done");
            return "stopped".equals(line);
        }
    }

    @Test
    void theNextRunCompletesTheRevision() throws Exception {
        for (boolean up : List.of(true, false)) {
            RevisionStep step = up ? SingleRevision.UPGRADE : SingleRevision.UPGRADE.reverse();
            String undisturbed = database(!up);
            int statements = InterruptedRun.run(undisturbed, step);
            List<String> wanted = InterruptedRun.dump(undisturbed);
            StopPoints points = new StopPoints();
            int[] chosen = StopPoints.of(statements, 3, 3);
            for (int at : chosen) {
                String url = database(!up);
                if (!kill(url, up, at, at % 2 == 0)) {
                    break;
                }
                points.stopped(url);
                InterruptedRun.runAgain(url, step);
                assertThat(InterruptedRun.dump(url))
                        .as("killed at %d of the %s", at, step.direction())
                        .isEqualTo(wanted);
                InterruptedRun.drop(url);
            }
            assertThat(points.areEnough(chosen)).isTrue();
            assertThat(points.inSteps()).isPositive();
        }
    }

    private static String database(boolean upgraded) throws SQLException {
        String url = InterruptedRun.prepare(MariadbServer.createDatabase());
        if (upgraded) {
            InterruptedRun.run(url, SingleRevision.UPGRADE);
        }
        return url;
    }

    private static boolean asks(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * The server continues to run a statement even if the client no longer exists, and keeps the client's lock until
     * the statement ends. On a busy machine, the statement can end before the process is killed; if that happens, the
     * test is repeated.
     */
    @Test
    @Tag("slow")
    void theNextRunWaitsForTheStatementOfAKilledProcess() throws Exception {
        boolean wentOn = false;
        for (int attempt = 0; attempt < 5 && !wentOn; attempt++) {
            String url = database(false);
            try (Connection other = DriverManager.getConnection(url);
                    Statement statement = other.createStatement()) {
                statement.execute("insert into pet select seq, concat('p', seq), 'x', seq % 20, 1 + seq % 30, 'A'"
                        + " from seq_101_to_400000");
                try (ForkedJvm process = ForkedJvm.start(Run.class, url, "up", "100000", "before")) {
                    while (process.process().isAlive() && !isCopying(other)) {
                        Thread.sleep(5);
                    }
                    process.kill();
                }
                wentOn = isCopying(other);
            }
            InterruptedRun.runAgain(url, SingleRevision.UPGRADE);
            try (Connection other = DriverManager.getConnection(url)) {
                assertThat(asks(other, "select count(*) = 400000 and min(age - 2 * ((id % 20))) = 0 from pet"))
                        .isTrue();
                assertThat(asks(other, "select count(*) = 1 from alembic_version"))
                        .isTrue();
            }
            InterruptedRun.drop(url);
        }
        assertThat(wentOn).as("the server goes on").isTrue();
    }

    private static boolean isCopying(Connection connection) throws SQLException {
        return asks(
                connection,
                "select count(*) > 0 from information_schema.processlist where db = database()"
                        + " and info like 'ALTER TABLE%ALGORITHM=COPY%'");
    }
}
