package dev.limbeck.mariadb.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * While open, keeps temporary tables out of the binary log, so that replicas do not create them as well: with {@code
 * binlog_format = ROW}, the server does not log them. All other changes are still logged, so no replica misses one. The
 * session is not changed without the {@code BINLOG ADMIN} privilege or in a transaction.
 */
public final class RowLogging implements AutoCloseable {
    private static final String WANTED = "ROW";

    private final Connection connection;
    private final String before;

    private RowLogging(Connection connection, String before) {
        this.connection = connection;
        this.before = before;
    }

    /**
     * Begins to log rows instead of statements, if the server writes a binary log and the user is allowed to change its
     * format.
     */
    public static RowLogging begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT @@binlog_format, @@log_bin AND @@sql_log_bin")) {
                row.next();
                String before = row.getString(1);
                if (WANTED.equalsIgnoreCase(before) || !row.getBoolean(2) || !connection.getAutoCommit()) {
                    return new RowLogging(connection, WANTED);
                }
                return new RowLogging(connection, set(statement, WANTED) ? before : WANTED);
            }
        }
    }

    private static boolean set(Statement statement, String format) throws SQLException {
        try {
            statement.execute("SET SESSION binlog_format = '" + format + "'");
            return true;
        } catch (SQLException e) {
            if (!statement.getConnection().isValid(0)) {
                throw e;
            }
            return false;
        }
    }

    /** Restores the setting of the session; its temporary tables must have been dropped. */
    @Override
    public void close() throws SQLException {
        if (!before.equals(WANTED)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION binlog_format = '" + before + "'");
            }
        }
    }
}
