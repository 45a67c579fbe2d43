package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.mariadb.MariadbInstance;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.testing.FailingConnection;
import dev.limbeck.testing.SingleRevision;
import dev.limbeck.testing.StopPoints;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that if the server is killed at any statement of an upgrade or downgrade, the next run completes the revision.
 */
class KilledServerTest {
    private static MariadbInstance server;
    private int databases;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(MariadbInstance.findProblem() == null, MariadbInstance::findProblem);
        // A commit must survive if the process ends, but it does not have to be written to disk.
        server = MariadbInstance.install("--innodb-flush-log-at-trx-commit=2");
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private String database(boolean upgraded, boolean after) throws SQLException {
        String url = InterruptedRun.prepare(server.createDatabase("killed" + after + ++databases));
        if (upgraded) {
            InterruptedRun.run(url, SingleRevision.UPGRADE);
        }
        return url;
    }

    /** Runs until the server is killed; {@return whether it was killed before the run ended} */
    private static boolean kill(String url, RevisionStep step, int at, boolean after) throws SQLException {
        Connection real = DriverManager.getConnection(url);
        FailingConnection lost = new FailingConnection(real, at, after, () -> {
            server.kill();
            throw new SQLNonTransientConnectionException("Connection reset", "08000");
        });
        try {
            InterruptedRun.runner(lost.connection()).run(step, new ManySteps(), Resumption.ASK);
        } catch (ExecutionException | SQLException e) {
            assertThat(lost.isLost()).as(e::toString).isTrue();
            return true;
        } finally {
            real.abort(Runnable::run);
        }
        return lost.isLost();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("slow")
    void theNextRunCompletesTheRevision(boolean after) throws SQLException, IOException {
        for (boolean up : List.of(true, false)) {
            RevisionStep step = up ? SingleRevision.UPGRADE : SingleRevision.UPGRADE.reverse();
            String undisturbed = database(!up, after);
            int statements = InterruptedRun.run(undisturbed, step);
            List<String> wanted = InterruptedRun.dump(undisturbed);
            StopPoints points = new StopPoints();
            int[] chosen = StopPoints.of(statements, 3, 1);
            for (int at : chosen) {
                String url = database(!up, after);
                if (!kill(url, step, at, after)) {
                    break;
                }
                server.start();
                points.stopped(url);
                InterruptedRun.runAgain(url, step);
                assertThat(InterruptedRun.dump(url))
                        .as("killed at %d of the %s", at, step.direction())
                        .isEqualTo(wanted);
            }
            assertThat(points.areEnough(chosen)).isTrue();
            assertThat(points.inSteps()).isPositive();
        }
    }
}
