package dev.limbeck.dialect;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import java.sql.SQLException;
import java.time.Duration;

/** A transaction in which a revision runs. Closing it without a commit rolls it back and restores the connection. */
public interface Transaction extends AutoCloseable {

    /** {@return whether foreign keys are not enforced in it} */
    boolean foreignKeysOff();

    /** {@return how long it waited for others before it began; it does not wait afterwards} */
    Duration waited();

    /**
     * Records that a table is about to be dropped, so that the references from and to it can be compared with the
     * current ones at commit.
     */
    void watch(TableName table) throws SQLException;

    /**
     * Records that a table is about to be copied, like {@link #watch}, and which of its rows are already invalid, for
     * {@link #checkCopy}.
     */
    void watchCopy(TableName table) throws SQLException;

    /**
     * Records that a key of the table is about to be dropped, so that commit can check that the references to it have
     * another key or no longer exist.
     */
    void watchKeys(TableName table) throws SQLException;

    /**
     * Checks that a table that was just copied is valid, with the integrity check of the database.
     *
     * @throws BrokenSchema if it is not valid
     */
    void checkCopy(TableName table) throws SQLException;

    /**
     * Explains the failure of a copy: computed values that differed when they were checked, or existing rows that already
     * violate a constraint of their table.
     *
     * @throws BrokenSchema if that is the cause of the failure
     */
    void explainCopy(AlterTable batch, SQLException failure);

    /**
     * Checks that the transaction has not ended unnoticed: some failures make a database roll back, after which further
     * statements would take effect immediately.
     *
     * @throws BrokenSchema if it has ended
     */
    void requireOpen() throws SQLException;

    /**
     * Checks that nothing was broken, and commits.
     *
     * @throws BrokenSchema if rows refer to missing rows, a foreign key refers to columns that are not a key, or a view
     *     or trigger does not work, and this was not so before; nothing is committed then
     */
    void commit() throws SQLException;

    @Override
    void close() throws SQLException;
}
