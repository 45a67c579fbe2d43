package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.mariadb.GaleraCluster;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.testing.FailingConnection;
import dev.limbeck.testing.SingleRevision;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Tests a cluster node that crashes during a revision and returns after the other nodes have completed the revision.
 * This test takes a minute and requires {@code -Dlimbeck.long=true}; otherwise, only the tests of the command complete
 * a revision on nodes other than the one that is lost.
 */
@Tag("long")
@EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
class ReturnedNodeTest {
    private static GaleraCluster cluster;

    @BeforeAll
    static void start() {
        cluster = GaleraCluster.start(3);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static void crash(String database, RevisionStep step, int at) throws SQLException {
        Connection real = DriverManager.getConnection(cluster.url(3, database));
        FailingConnection lost = new FailingConnection(real, at, true, () -> {
            cluster.kill(3);
            throw new SQLNonTransientConnectionException("Connection reset", "08000");
        });
        try {
            // The URL allows a second connection, whose heartbeat stops when the node does.
            Dialect dialect = new MariadbDialect().at(cluster.url(3, database)).like(real);
            InterruptedRun.runner(lost.connection(), dialect).run(step, new ManySteps(), Resumption.ASK);
        } catch (ExecutionException | SQLException e) {
            assertThat(lost.isLost()).as(e::toString).isTrue();
            return;
        } finally {
            real.abort(Runnable::run);
        }
        assertThat(lost.isLost()).isTrue();
    }

    @Test
    void theNodeReceivesTheRevisionAndCanRevertIt() throws SQLException, IOException, InterruptedException {
        RevisionStep step = SingleRevision.UPGRADE;
        String undisturbed = cluster.createDatabase();
        InterruptedRun.prepare(cluster.url(1, undisturbed));
        InterruptedRun.run(cluster.url(1, undisturbed), step);
        List<String> after = InterruptedRun.dump(cluster.url(1, undisturbed));
        InterruptedRun.run(cluster.url(1, undisturbed), step.reverse());
        List<String> reverted = InterruptedRun.dump(cluster.url(1, undisturbed));

        String database = cluster.createDatabase();
        InterruptedRun.prepare(cluster.url(1, database));
        crash(database, step, 90);
        InterruptedRun.runAgain(cluster.url(1, database), step);
        assertThat(InterruptedRun.dump(cluster.url(2, database))).isEqualTo(after);

        cluster.restart(3);
        assertThat(InterruptedRun.dump(cluster.url(3, database))).isEqualTo(after);
        InterruptedRun.runAgain(cluster.url(3, database), step);
        assertThat(InterruptedRun.dump(cluster.url(3, database))).isEqualTo(after);
        InterruptedRun.run(cluster.url(3, database), step.reverse());
        assertThat(InterruptedRun.dump(cluster.url(1, database))).isEqualTo(reverted);
    }
}
