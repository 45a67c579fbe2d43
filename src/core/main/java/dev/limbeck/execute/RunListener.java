package dev.limbeck.execute;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Direction;
import java.util.List;

/**
 * A listener that is notified of everything that runs, for progress reports and logs. Each method does nothing unless
 * overridden.
 */
public interface RunListener {
    /** A listener that ignores everything. */
    RunListener SILENT = new RunListener() {};

    /** Called with the revisions of the database before a run; none if it is at the base. */
    default void positionRead(List<String> revisions) {}

    /**
     * Called before the first revision runs on an open database.
     *
     * @param cancel interrupts the running statement, which then fails; another thread may call it until {@link
     *     #databaseReleased()} is called
     */
    default void databaseTaken(Runnable cancel) {}

    /** Called after the last revision, before the database is closed. */
    default void databaseReleased() {}

    /**
     * Called before a revision's changes are committed. If this method throws an exception, the changes are rolled
     * back.
     */
    default void commitStarted() {}

    /** Called when a revision starts. */
    default void revisionStarted(Direction direction, String from, String to, String message) {}

    /** Called when a revision and its version row have been committed. */
    default void revisionFinished(String id) {}

    /** Called when one of several units of work is done, for instance one of the revisions that {@code verify} runs. */
    default void progress(String phase, int done, int total) {}

    /** Called during a row migration, with the number of completed rows and the total number. */
    default void rowsMigrated(long done, long total) {}

    /** Called periodically during a long-running statement; the text states what the statement is waiting for. */
    default void statementContinues(String text) {}

    /** Called when the running revision requests the connection, to read or change rows itself. */
    default void connectionBorrowed() {}

    /**
     * Called for a block of operations that runs only on databases with certain dialects.
     *
     * @param included whether the database has one of these dialects, so that the block runs
     */
    default void dialectsNamed(List<String> dialects, boolean included) {}

    /**
     * Called for each name in the calls of a revision.
     *
     * @param key identifies the name by its form in the database
     * @param form the form of the name in the revision file
     */
    default void nameRead(NameRules.Key key, String form) {}

    /** Called with a warning for the user. The run continues. */
    default void warningIssued(String message) {}

    /**
     * Called when a revision is run again from the beginning because it needs a different kind of transaction. The
     * listener must discard the operations that it received for the revision before this call.
     *
     * @param need the kind of transaction in which the revision now runs
     */
    default void revisionRestarted(OperationPlan.Need need) {}

    /**
     * Called before an operation is run as it would be from a revision file: by making the calls that the file would
     * contain.
     */
    default void operationStarted(Operation operation) {}

    /**
     * Called with the operations of a revision that runs step by step, before its first step. If this method throws an
     * exception, nothing is changed.
     */
    default void stepsRecorded(List<Operation> operations) {}

    /**
     * Called when a revision mentions a table or another object, before the object is looked up. If this method throws
     * an exception, the operation is not run.
     */
    default void objectNamed(TableName name) {}

    /** Called when an operation has been planned, before it runs. */
    default void operationPlanned(Operation operation, OperationPlan steps) {}

    /** Called before a statement runs. */
    default void statementStarted(Statement statement) {}

    /** Called after a statement has run. */
    default void statementFinished(Statement statement) {}

    /**
     * Called before the first file of the project is written, after all checks that could reject the files. If this
     * method throws an exception, no file is written.
     */
    default void writeStarted() {}

    /**
     * Called when a post-write command has processed a new revision file; the output is everything that the command
     * printed.
     */
    default void postWriteFinished(String command, String output) {}

    /**
     * Called when a value of the next statement is a date or time without a time zone and was interpreted in the given
     * zone.
     */
    default void zoneAssumed(String zone) {}
}
