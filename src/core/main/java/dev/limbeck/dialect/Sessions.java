package dev.limbeck.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Handles transactions, locks and errors of a connection. */
public interface Sessions {

    /**
     * Begins a transaction, and excludes other migrators until it ends: either no other connection can write, or all
     * migrators take the same lock of the database. With {@link OperationPlan.Need#NO_TRANSACTION} the migrators are
     * excluded, but each statement takes effect immediately; until it ends, other transactions may be begun on the same
     * connection, which keep the lock.
     *
     * @param need what the plans that run in the transaction need
     * @param lockTimeout how long to wait for another writer
     */
    Transaction begin(Connection connection, OperationPlan.Need need, Duration lockTimeout) throws SQLException;

    /**
     * Sets how long the connection waits for locks of other programs.
     *
     * @return the previous setting
     */
    Duration setLockTimeout(Connection connection, Duration lockTimeout) throws SQLException;

    /** {@return one sentence that describes who has to wait while a change runs} */
    String describeLocking(Connection connection) throws SQLException;

    /** {@return an explanation of an error and what to do about it, if the error is known} */
    Optional<String> explain(SQLException failure);

    /**
     * {@return the lock that excludes other migrators, if one is held} The lock of a database whose locks always end with
     * the connection does not have to be reported.
     */
    default Optional<HeldLock> findLock(Connection connection) throws SQLException {
        return Optional.empty();
    }

    /** Ends the lock that excludes other migrators, and the connection that holds it if it is still open. */
    default void breakLock(Connection connection) throws SQLException {}

    /**
     * A held lock that excludes other migrators.
     *
     * @param holder who holds it, as part of a sentence, for instance {@code session 12 of user app}
     * @param since since when, as the database reports it
     */
    record HeldLock(String holder, String since) {}
}
