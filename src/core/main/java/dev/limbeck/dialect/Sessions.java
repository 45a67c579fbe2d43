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
     * excluded, but each statement takes effect immediately.
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
}
