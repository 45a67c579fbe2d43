package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.testing.FailingConnection;
import dev.limbeck.testing.SingleRevision;
import dev.limbeck.testing.StopPoints;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that if the session is lost at any statement of an upgrade or downgrade, the next run completes the revision.
 */
class LostSessionTest {
    /** {@return the URL of a new database in the state either before or after the revision} */
    private static String database(boolean upgraded) throws SQLException {
        String url = InterruptedRun.prepare(MariadbServer.createDatabase());
        if (upgraded) {
            InterruptedRun.run(url, SingleRevision.UPGRADE);
        }
        return url;
    }

    /** Runs until the session is lost; {@return whether it was lost before the run ended} */
    private static boolean stop(String url, RevisionStep step, int at, boolean after) throws SQLException {
        try (Connection real = DriverManager.getConnection(url)) {
            try {
                InterruptedRun.runner(new FailingConnection(real, at, after).connection())
                        .run(step, new ManySteps(), Resumption.ASK);
            } catch (FailingConnection.Killed e) {
                return true;
            }
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("slow")
    void theNextRunCompletesTheRevision(boolean after) throws SQLException {
        for (boolean up : List.of(true, false)) {
            RevisionStep step = up ? SingleRevision.UPGRADE : SingleRevision.UPGRADE.reverse();
            String undisturbed = database(!up);
            int statements = InterruptedRun.run(undisturbed, step);
            List<String> wanted = InterruptedRun.dump(undisturbed);
            StopPoints points = new StopPoints();
            int[] chosen = StopPoints.of(statements, 4, 1);
            for (int at : chosen) {
                String url = database(!up);
                if (!stop(url, step, at, after)) {
                    InterruptedRun.drop(url);
                    break;
                }
                points.stopped(url);
                InterruptedRun.runAgain(url, step);
                assertThat(InterruptedRun.dump(url))
                        .as("stopped at %d of the %s", at, step.direction())
                        .isEqualTo(wanted);
                InterruptedRun.drop(url);
            }
            assertThat(points.areEnough(chosen)).isTrue();
            assertThat(points.inSteps()).isPositive();
        }
    }
}
