package dev.limbeck.dialect;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.evolution.LiveNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes a database while other programs use it, in such a way that these programs wait only briefly. */
public interface OnlineChanges {

    /**
     * A lock on a table.
     *
     * @param table the table
     * @param mode the access that the lock denies to other connections
     */
    record TableLock(TableName table, Statement.Lock mode) {}

    /**
     * A step of a revision, which was recorded but not run.
     *
     * @param operation the operation; null for Java code that reads and writes rows
     * @param catalog the schema before the step
     */
    record RecordedStep(@Nullable Operation operation, Catalog catalog) {}

    /** Specifies when a revision runs step by step. */
    enum Mode {
        /**
         * A revision runs step by step if other programs would otherwise have to wait until all rows of a large table
         * have been processed.
         */
        AUTO,
        /** Every revision runs step by step. */
        ALWAYS,
        /** A revision runs step by step only if one of its statements cannot run in a transaction. */
        NEVER
    }

    /**
     * The limits for the time that other programs may have to wait, and for the time that a revision waits.
     *
     * @param mode whether revisions run step by step
     * @param size the size in bytes up to which a table counts as small
     * @param build how long a statement that does not make other programs wait, such as the creation of an index, may
     *     take
     */
    record Limits(Mode mode, long size, Duration build) {
        /** The default values of the settings. */
        public static final Limits DEFAULT = new Limits(Mode.AUTO, 1_000_000, Duration.ofMinutes(30));
    }

    /**
     * {@return the reason why the steps must run one by one; empty if they can run in one transaction}
     *
     * @param names the names that tables currently have in the database; previously planned revisions may rename these
     *     tables
     * @throws SQLException if the sizes of the tables cannot be read
     */
    Optional<String> findReason(Connection connection, List<RecordedStep> steps, LiveNames names, Limits limits)
            throws SQLException;

    /**
     * Checks, before the first step, that the user is allowed to change the existing tables that the steps change;
     * otherwise, a step might fail after earlier steps have taken effect. Steps after SQL or Java code of the revision
     * are not checked, because that code may change the permissions.
     *
     * @throws BrokenSchema if the user is not allowed to change one of the tables
     * @throws SQLException if the database reported an error
     */
    void requireRights(Connection connection, List<RecordedStep> steps) throws SQLException;

    /**
     * {@return whether the statements of the operation might differ if each of them takes effect on its own instead of
     * as part of a transaction}
     */
    boolean hasOnlineForm(Operation operation);

    /** {@return the size of the table in bytes, including its partitions; 0 if it does not exist} */
    long size(Connection connection, TableName table) throws SQLException;

    /**
     * Runs a statement that takes effect on its own. A lock that is not free is requested again after a pause.
     *
     * @param lockTimeout how long to wait for a lock
     * @param report called periodically, in another thread, with a description of what the statement is waiting for
     * @throws SQLException if the statement failed; it then has no effect
     */
    void run(Connection connection, Statement statement, Duration lockTimeout, Limits limits, Consumer<String> report)
            throws SQLException;

    /** Work that is done in the same transaction as a statement. */
    @FunctionalInterface
    interface TransactionWork {
        /** Does the work. */
        void run() throws SQLException;
    }

    /** Determines what runs in a transaction that already has its locks. */
    @FunctionalInterface
    interface Preparation {
        /** {@return the statement to run} */
        Statement prepare() throws SQLException;
    }

    /** {@return whether the statement can be committed together with other work} */
    boolean isTransactional(Statement statement);

    /**
     * Runs a statement and other work in one transaction. As long as a lock is not free, the transaction is rolled back
     * and repeated after a pause.
     *
     * @param statement the statement as it was planned
     * @param locks the locks that are taken first
     * @param lockTimeout how long to wait for the locks
     * @param before called once the locks are held; returns the statement to run
     * @param after called after the statement, before it is committed
     * @throws SQLException if the statement failed; it then has no effect, unless the connection was lost
     */
    void runTogether(
            Connection connection,
            Statement statement,
            List<TableLock> locks,
            Duration lockTimeout,
            Preparation before,
            TransactionWork after)
            throws SQLException;

    /**
     * Runs a statement in batches of rows, each batch in its own transaction, so that other programs wait only briefly
     * for a row. If it is interrupted, it is run again, and continues with the remaining rows.
     *
     * @param lockTimeout how long to wait for a lock
     * @param report called periodically with the progress
     * @throws SQLException if the statement failed; some rows may have been changed
     */
    void runInBatches(Connection connection, Statement statement, Duration lockTimeout, Consumer<String> report)
            throws SQLException;

    /**
     * Completes an interrupted statement that has not taken full effect, or removes what it left behind.
     *
     * @throws SQLException if the database reported an error
     */
    void settle(Connection connection, Statement statement) throws SQLException;

    /**
     * {@return the names of the indexes whose creation failed; queries do not use these indexes, but every write must
     * still update them}
     */
    List<String> findIncompleteIndexes(Connection connection) throws SQLException;

    /** {@return whether a statement failed merely because a lock was not free, so that it can be repeated later} */
    boolean isLockTimeout(SQLException failure);

    /**
     * {@return the locks that the steps take on tables that exist before the first step: for each table the strongest
     * lock, in the order of the table names} A view that is replaced is included.
     */
    List<TableLock> locks(List<RecordedStep> steps);

    /**
     * {@return the locks on the views that the steps drop and create again, if they exist before the first step, each
     * before the views that it uses} They must be taken before the locks on tables, because a query locks a view before
     * the tables of the view.
     *
     * @param steps the steps, none of which has begun
     */
    List<TableLock> viewLocks(List<RecordedStep> steps);
}
