package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.mariadb.GaleraCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Tests a node that first loses contact with the majority of its cluster and then stops answering, while the other
 * nodes continue without it.
 */
@Tag("long")
@EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
class NodeWatchTest {
    private static final int NODES = 3;

    /** A period in which the watch queries its node at least once. */
    private static final Duration ASKED = Duration.ofSeconds(5);

    private static Connection open(GaleraCluster cluster, String database) throws SQLException {
        try {
            return DriverManager.getConnection(cluster.url(NODES, database));
        } catch (SQLException e) {
            return DriverManager.getConnection(cluster.url(1, database));
        }
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(GaleraCluster cluster, int node, String variable, String value)
            throws InterruptedException {
        for (int i = 0; i < 300 && !cluster.status(node, variable).equals(value); i++) {
            Thread.sleep(200);
        }
        assertThat(cluster.status(node, variable)).isEqualTo(value);
    }

    @Test
    void theConnectionIsEnded() throws Exception {
        try (GaleraCluster cluster = GaleraCluster.start(NODES)) {
            String database = cluster.createDatabase();
            Connection watched = open(cluster, database);
            NodeWatch watch = NodeWatch.start(watched, () -> open(cluster, database));
            Thread.sleep(ASKED.toMillis());
            execute(watched, "set global wsrep_provider_options = 'gmcast.isolate=1'");
            await(cluster, NODES, "wsrep_ready", "OFF");
            await(cluster, 1, "wsrep_cluster_size", String.valueOf(NODES - 1));
            Thread.sleep(ASKED.toMillis());
            cluster.pause(NODES);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> execute(watched, "show status"));
            assertThatThrownBy(() -> waiting.get(1, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class);
            watch.stop();
        }
    }
}
