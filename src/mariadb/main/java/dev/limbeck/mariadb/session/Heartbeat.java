package dev.limbeck.mariadb.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Renews a lease until it is stopped, or until the JVM ends. */
final class Heartbeat {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final SecondConnection connections;
    private final long number;
    private final Thread thread = new Thread(this::run, "limbeck-lease");
    private volatile boolean stopped;

    private Heartbeat(SecondConnection connections, long number) {
        this.connections = connections;
        this.number = number;
    }

    /** Begins to renew the lease with the given number. */
    static Heartbeat start(SecondConnection connections, long number) {
        Heartbeat heartbeat = new Heartbeat(connections, number);
        heartbeat.thread.setDaemon(true);
        heartbeat.thread.start();
        return heartbeat;
    }

    /** Does not report an error, because the next attempt opens a new connection, perhaps to another node. */
    private void run() {
        Connection open = null;
        while (!stopped) {
            try {
                open = open == null ? connections.open() : open;
                if (!ClusterLease.renew(open, number)) {
                    break;
                }
            } catch (SQLException | RuntimeException e) {
                close(open);
                open = null;
            }
            try {
                Thread.sleep(INTERVAL.toMillis());
            } catch (InterruptedException e) {
                // The heartbeat was stopped.
            }
        }
        close(open);
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // The connection was already lost.
            }
        }
    }

    /** Stops, and waits until the connection is closed, but not if a statement runs for a long time. */
    void stop() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops, and if possible frees the lease on a new connection. Otherwise, the lease expires. */
    void free() {
        stop();
        try (Connection connection = connections.open()) {
            ClusterLease.free(connection, number);
        } catch (SQLException | RuntimeException e) {
            // Other migrators notice that the lease is no longer renewed.
        }
    }
}
