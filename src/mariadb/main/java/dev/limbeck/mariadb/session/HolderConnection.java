package dev.limbeck.mariadb.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The connection of a lease's holder, in the list of connections of the node to which it is open. The database of a
 * connection is not sufficient to identify it: a revision can use other databases, and while another program reads the
 * list, the server shows {@code Busy} without a database.
 *
 * @param connection a connection to the same node
 * @param number the number of the holder's connection
 * @param account the account of the holder
 */
record HolderConnection(Connection connection, long number, String account) {
    private static final String HOLDER = "id = ? AND substring_index(?, '@', 1) IN (user, '')";

    /**
     * {@return whether the connection has certainly ended} After a restart of the node, another connection can have
     * the same number; in this case, the result is {@code false}. It is also {@code false} if this user cannot see even
     * its own connection.
     */
    boolean hasEnded() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT count(if(id = connection_id(), 1, NULL))," + " count(if(" + HOLDER
                        + ", 1, NULL)) FROM information_schema.processlist")) {
            statement.setLong(1, number);
            statement.setString(2, account);
            try (ResultSet counts = statement.executeQuery()) {
                return counts.next() && counts.getInt(1) == 1 && counts.getInt(2) == 0;
            }
        }
    }

    /** Ends the connection if it still uses the database. */
    void kill() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id FROM information_schema.processlist WHERE " + HOLDER
                        + " AND (db = database() OR command = 'Busy')")) {
            statement.setLong(1, number);
            statement.setString(2, account);
            try (ResultSet found = statement.executeQuery();
                    Statement kill = connection.createStatement()) {
                if (found.next()) {
                    kill.execute("KILL CONNECTION " + number);
                }
            }
        }
    }
}
