package dev.limbeck.mariadb.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The lock that excludes other migrators of the same database. A session can take it more than once. */
interface MigratorLock {
    /**
     * Takes the lock; {@return how long that took}
     *
     * @throws java.sql.SQLTimeoutException if it was not free in time
     */
    Duration acquire(Duration timeout) throws SQLException;

    /** {@return whether the session already held the lock when it last took it} */
    default boolean wasHeld() {
        return false;
    }

    /** Releases the lock as many times as it was taken. */
    void release() throws SQLException;

    /** Releases the lock after the connection was lost, if this is possible. */
    void abandon();

    /**
     * Checks that the session still holds the lock.
     *
     * @throws SQLException if it does not hold the lock, for instance because the driver has replaced the connection
     */
    void requireHeld() throws SQLException;

    /** Makes the current transaction fail if another migrator takes the lock before the transaction commits. */
    default void protectTransaction() throws SQLException {}

    /** {@return the session that holds the lock, for a message} */
    Optional<String> findHolder() throws SQLException;

    /** Ends the session that holds the lock; {@return whether there was one} */
    boolean endHolder() throws SQLException;
}
