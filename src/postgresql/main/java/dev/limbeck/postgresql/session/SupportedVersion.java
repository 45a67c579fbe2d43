package dev.limbeck.postgresql.session;

import java.sql.Connection;
import java.sql.SQLException;

/** The versions of PostgreSQL that Limbeck supports. */
public final class SupportedVersion {
    private static final int OLDEST = 14;

    private SupportedVersion() {}

    /**
     * {@return the major version of the server}
     *
     * @throws SQLException if it is too old
     */
    public static int require(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST) {
            throw new SQLException("The server is PostgreSQL " + major + ", but Limbeck supports " + OLDEST
                    + " and newer. Upgrade the server.");
        }
        return major;
    }
}
