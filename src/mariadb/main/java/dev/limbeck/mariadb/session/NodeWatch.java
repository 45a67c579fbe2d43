package dev.limbeck.mariadb.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Ends the connection of a run if its node does not answer and the other nodes continue without it, so that the run can
 * continue on one of them. This happens if the node's machine loses power or its network connection. The database
 * connection has no timeout and would wait forever, because a schema change can take any length of time.
 */
final class NodeWatch {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Executor SAME_THREAD = Runnable::run;

    private final Connection watched;
    private final SecondConnection connections;
    private final String node;
    private final Thread thread = new Thread(this::run, "limbeck-node");
    private volatile boolean stopped;
    private @Nullable Connection own;
    /** The last known number of nodes; 0 if the node was never part of a majority. */
    private int size;

    private NodeWatch(Connection watched, SecondConnection connections, String node) {
        this.watched = watched;
        this.connections = connections;
        this.node = node;
    }

    /**
     * Begins to watch the node of a connection.
     *
     * @param connections opens connections to the same node or, if that node cannot be reached, to another one
     */
    static NodeWatch start(Connection watched, SecondConnection connections) throws SQLException {
        NodeWatch watch = new NodeWatch(watched, connections, ClusterNode.name(watched));
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (!stopped) {
            try {
                if (own == null) {
                    connect();
                } else {
                    count(own);
                }
            } catch (SQLException | RuntimeException e) {
                close();
            }
            try {
                Thread.sleep(INTERVAL.toMillis());
            } catch (InterruptedException e) {
                // The watch was stopped.
            }
        }
        close();
    }

    /**
     * Connects to the node again. If a different node was reached and its cluster has lost a node, the watched
     * connection is ended.
     */
    private void connect() throws SQLException {
        Connection connection = connections.open();
        connection.setNetworkTimeout(SAME_THREAD, (int) ANSWER.toMillis());
        if (ClusterNode.name(connection).equals(node)) {
            own = connection;
            count(connection);
            return;
        }
        try (connection) {
            int rest = ClusterNode.countNodes(connection);
            if (rest > 0 && rest < size && !stopped) {
                stopped = true;
                DriverSocket.close(watched);
            }
        }
    }

    /**
     * Counts the nodes of the cluster. A node that has left the majority reports 0; in this case, the last known size
     * is kept.
     */
    private void count(Connection connection) throws SQLException {
        int now = ClusterNode.countNodes(connection);
        size = now > 0 ? now : size;
    }

    private void close() {
        Connection connection = own;
        own = null;
        if (connection != null) {
            try {
                DriverSocket.close(connection);
            } catch (SQLException e) {
                // The connection was already lost.
            }
        }
    }

    /** Stops, without waiting for an answer from the node. */
    void stop() {
        stopped = true;
        thread.interrupt();
    }
}
