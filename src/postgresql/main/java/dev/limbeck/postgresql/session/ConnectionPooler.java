package dev.limbeck.postgresql.session;

import dev.limbeck.spi.ConnectionSource;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * Determines whether a connection goes through a pooler in transaction mode, such as PgBouncer with {@code pool_mode =
 * transaction}, which runs each transaction in any of its server sessions. The lock of a migration and its settings
 * belong to a session, so they would be lost, or would remain in a session that another client then uses.
 *
 * @param connections opens a second connection for comparison
 */
public record ConnectionPooler(ConnectionSource connections) {
    private static final System.Logger LOG = System.getLogger(ConnectionPooler.class.getName());

    private static final int ATTEMPTS = 3;

    /** The number of seconds to wait for a session if the pool has no free one. */
    private static final String PATIENCE = "5";

    /**
     * Rejects a pooler in transaction mode. For a connection without a pooler, this takes one query. A pooler in
     * session mode is accepted, and so is one whose mode cannot be determined because a second connection is not
     * possible.
     *
     * @throws SQLException if the pooler uses the session of this connection for another connection as well
     */
    public void requireOwnSession(Connection connection) throws SQLException {
        OptionalInt reported = reportedProcess(connection);
        if (reported.isEmpty() || reported.getAsInt() == process(connection)) {
            return;
        }
        if (sharesSession(connection)) {
            throw new SQLException(
                    "The URL points to a connection pooler in transaction mode, which may run each transaction in a"
                            + " different session, so the migration lock would be lost. Nothing was changed. Use the"
                            + " URL of the server itself, or of a pool in session mode (in PgBouncer: pool_mode ="
                            + " session).");
        }
    }

    private boolean sharesSession(Connection connection) throws SQLException {
        Properties limits = new Properties();
        limits.setProperty("loginTimeout", PATIENCE);
        limits.setProperty("socketTimeout", PATIENCE);
        int process = process(connection);
        try (Connection second = connections.open(connection.getMetaData().getURL(), limits)) {
            for (int i = 0; i < ATTEMPTS; i++) {
                if (process(second) == process(connection) || process(connection) != process) {
                    return true;
                }
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The mode of the connection pooler is not known", e);
        }
        return process(connection) != process;
    }

    /** Returns the process of the server that runs the statement. */
    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /**
     * Returns the process that was reported when the connection was opened; a pooler reports its own number. The method
     * of the driver is called by its name, since the driver is not a dependency and may have another class loader.
     */
    private static OptionalInt reportedProcess(Connection connection) {
        try {
            Connection real = connection.unwrap(Connection.class);
            Object number = real.getClass().getMethod("getBackendPID").invoke(real);
            return number instanceof Integer process ? OptionalInt.of(process) : OptionalInt.empty();
        } catch (SQLException | ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The driver does not report the process of the server", e);
            return OptionalInt.empty();
        }
    }
}
