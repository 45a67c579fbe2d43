package dev.limbeck.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Handles transactions, locks and errors of a connection. */
public interface Sessions {

    /**
     * Begins a transaction, and excludes other migrators until it ends: either no other connection can write, or all
     * migrators take the same lock of the database. With {@link OperationPlan.Need#NO_TRANSACTION} other migrators are
     * excluded, but each statement takes effect immediately; until the returned transaction ends, other transactions
     * can be begun on the same connection without releasing the lock.
     *
     * @param need the kind of transaction that the plans require
     * @param lockTimeout how long to wait for another writer
     */
    Transaction begin(Connection connection, OperationPlan.Need need, Duration lockTimeout) throws SQLException;

    /**
     * Sets how long the connection waits for locks that other programs hold.
     *
     * @return the previous setting
     */
    Duration setLockTimeout(Connection connection, Duration lockTimeout) throws SQLException;

    /**
     * {@return the settings of the session that {@link Dialect#like} changes, by name} Only a connection of a data
     * source gets them back, because the application uses it again.
     */
    default Map<String, String> readSettings(Connection connection) throws SQLException {
        return Map.of();
    }

    /** Restores the settings that {@link #readSettings} returned. */
    default void restoreSettings(Connection connection, Map<String, String> settings) throws SQLException {}

    /**
     * Runs a statement of a revision that runs step by step, outside of a transaction.
     *
     * @param lockTimeout how long to wait for locks that other programs hold
     */
    default void runAlone(Connection connection, String sql, Duration lockTimeout) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Reserves a database that has no tables yet for this connection until {@link #finishNew} is called. In the
     * meantime, commits do not wait until the changes are on disk. The changes survive a crash of the process, but not
     * of the operating system.
     *
     * @return whether the database was reserved; if not, nothing was changed
     */
    default boolean beginNew(Connection connection) throws SQLException {
        return false;
    }

    /** Waits until everything that was written after {@link #beginNew} is on disk, and releases the database. */
    default void finishNew(Connection connection) throws SQLException {}

    /** Makes unqualified names refer to the given schema. */
    default void setSchema(Connection connection, String schema) throws SQLException {
        connection.setSchema(schema);
    }

    /**
     * Checks that the schema named in the URL of the connection exists.
     *
     * @throws SQLException if it does not exist, or the user is not allowed to use it
     */
    default void requireSchema(Connection connection) throws SQLException {}

    /**
     * Limits reads of the system catalogs to the schema that unqualified names refer to, or removes this limit. Without
     * the limit, a read could fail because another connection changes another schema at the same time.
     *
     * @param limited whether only this schema is read
     */
    default void readOnlyOneSchema(Connection connection, boolean limited) throws SQLException {}

    /**
     * {@return whether a view uses tables of several of the given schemas, in which case these schemas cannot be
     * changed at the same time}
     */
    default boolean haveCommonView(Connection connection, List<String> schemas) throws SQLException {
        return false;
    }

    /**
     * Switches to the given role, or to no role if it is null.
     *
     * @param words the syntax of the database
     * @return the previous role, or null if there was none
     */
    default @Nullable String setRole(Connection connection, @Nullable String role, SqlSyntax words)
            throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            String before;
            try (ResultSet current = statement.executeQuery("SELECT CURRENT_ROLE")) {
                before = current.next() ? current.getString(1) : null;
            }
            statement.execute("SET ROLE " + (role == null ? "NONE" : words.quote(role)));
            return before;
        }
    }

    /**
     * {@return whether a statement failed merely because it uses an object that its own transaction created, and that
     * can be used only after a commit}
     */
    default boolean needsCommit(SQLException failure) {
        return false;
    }

    /** {@return one sentence that describes who has to wait while a change runs} */
    String describeLocking(Connection connection) throws SQLException;

    /** {@return whether the error means that the connection can no longer be used, but a new one may work} */
    default boolean isConnectionLost(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("08");
    }

    /**
     * {@return whether the error means that the database does not know the syntax, an operator or a function of a
     * statement}
     */
    default boolean isUnknownSyntax(SQLException failure) {
        return false;
    }

    /** {@return the message of an error as part of a sentence, without the parts that matter only to the driver} */
    default String text(SQLException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** {@return an explanation of an error and what to do about it, if the error is known} */
    Optional<String> explain(SQLException failure);

    /**
     * {@return a description of the holder of the lock that excludes other migrators, phrased as part of a sentence,
     * for instance {@code session 12 since 10:15}; empty if the lock is free or its holder is unknown} This method does
     * not wait.
     */
    default Optional<String> findLockHolder(Connection connection) throws SQLException {
        return Optional.empty();
    }

    /**
     * Releases the lock that excludes other migrators, and terminates the connection that holds the lock if this
     * connection is still open.
     *
     * @return whether the lock was released; false if only its holder can release it
     */
    default boolean breakLock(Connection connection) throws SQLException {
        return false;
    }
}
