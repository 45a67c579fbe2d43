package dev.limbeck.dialect;

import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * A transaction in which a revision runs. The transaction is notified of each operation, so that it can compare the
 * database before and after the operation. Closing the transaction without a commit rolls it back and restores the
 * connection.
 */
public interface Transaction extends AutoCloseable {

    /** {@return the need of plans that this transaction satisfies, in addition to {@link OperationPlan.Need#ANY}} */
    OperationPlan.Need offers();

    /** {@return whether a plan with the given need can run in this transaction} */
    default boolean satisfies(OperationPlan.Need need) {
        return need == OperationPlan.Need.ANY || need == offers();
    }

    /** {@return how long this transaction waited for locks before it began; it does not wait for locks after that} */
    Duration waited();

    /**
     * Takes the given locks and holds them until the transaction ends. Must be called before the first statement of the
     * revision: if a lock is not free, all locks are released before the next attempt, so that other programs do not
     * wait for this transaction while it waits.
     *
     * @param timeout how long to try
     * @return how long that took
     * @throws SQLTimeoutException if a lock was not obtained in time; the message states who holds it
     */
    default Duration lock(List<TableLock> locks, Duration timeout) throws SQLException {
        return Duration.ZERO;
    }

    /**
     * Records the state with which {@link #after} and {@link #commit} compare the database. Called before the
     * statements of the plan run.
     */
    default void before(Operation operation, OperationPlan plan) throws SQLException {}

    /**
     * {@return whether the plan drops and recreates objects, such as views and their privileges, that other programs
     * can change despite the locks that {@link #lock} takes} Before the plan runs, {@link #hold} must be called for
     * such objects, and the schema must be read again.
     */
    default boolean restores(Operation operation, OperationPlan plan) {
        return false;
    }

    /** Prevents other programs from changing the objects that the plan drops and creates again. */
    default void hold(OperationPlan plan) throws SQLException {}

    /**
     * Checks the result of an operation. Called after the statements of the plan have run.
     *
     * @throws BrokenSchema if the result is not valid
     */
    default void after(Operation operation, OperationPlan plan) throws SQLException {}

    /**
     * Explains the failure of a statement of the plan.
     *
     * @throws BrokenSchema if the cause differs from the one that the database's error suggests, for instance if rows
     *     already violated a constraint of their table
     */
    default void failed(Operation operation, OperationPlan plan, SQLException failure) throws SQLException {}

    /**
     * Checks that the transaction has not ended unnoticed: some failures make a database roll back, after which further
     * statements would take effect immediately.
     *
     * @throws BrokenSchema if the transaction has ended
     */
    void requireOpen() throws SQLException;

    /**
     * Checks that nothing was broken, and commits.
     *
     * @throws BrokenSchema if rows refer to missing rows, a foreign key refers to columns that are not a key, or a view
     *     or trigger does not work, and this was not already the case before the transaction; in this case nothing is
     *     committed
     */
    void commit() throws SQLException;

    @Override
    void close() throws SQLException;
}
