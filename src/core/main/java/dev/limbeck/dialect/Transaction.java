package dev.limbeck.dialect;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import java.sql.SQLException;
import java.time.Duration;

/** A transaction in which a revision runs. Closing it without a commit rolls it back and restores the connection. */
public interface Transaction extends AutoCloseable {

    /** {@return whether foreign keys are not enforced in it} */
    boolean foreignKeysOff();

    /** {@return how long it had to wait for others until it began; it waits for nobody afterwards} */
    Duration waited();

    /**
     * Notes that a table is about to be dropped, so that the references from and to it are compared at commit with what
     * they are now.
     */
    void watch(TableName table) throws SQLException;

    /** Notes that a table is about to be copied: the same, and {@link #checkCopy} knows which of its rows were unsound before. */
    void watchCopy(TableName table) throws SQLException;

    /** Notes that a key of the table is about to go, so that at commit what refers to it has another, or is gone too. */
    void watchKeys(TableName table) throws SQLException;

    /**
     * Makes sure that a table that was just copied is sound, by the database's own check.
     *
     * @throws BrokenSchema if it is not
     */
    void checkCopy(TableName table) throws SQLException;

    /**
     * Tells that a copy failed on its rows: on values that the batch computes and that were others when they were asked
     * about, or on rows that break a rule that their table has already.
     *
     * @throws BrokenSchema if that is why it failed
     */
    void explainCopy(AlterTable batch, SQLException failure);

    /**
     * Makes sure that it has not ended unseen: after some failures a database rolls back by itself, and what follows
     * would stay.
     *
     * @throws BrokenSchema if it has
     */
    void requireOpen() throws SQLException;

    /**
     * Makes sure that nothing was broken, and commits.
     *
     * @throws BrokenSchema if rows now refer to rows that are not there, a foreign key to what is no key, or a view or trigger no longer works, and it
     *     was not so before; nothing is committed then
     */
    void commit() throws SQLException;

    @Override
    void close() throws SQLException;
}
