package dev.limbeck.execute;

import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Steps;
import dev.limbeck.ops.Operation;

/** Hears what is being run, for progress and logs. Each method does nothing unless overridden. */
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /** A revision begins; the direction is {@code upgrade} or {@code downgrade}. */
    default void revisionStarted(String direction, String from, String to, String message) {}

    /** A revision and its version row are committed. */
    default void revisionFinished(String id) {}

    /** One of many pieces of work is done, for instance of the revisions that {@code verify} runs. */
    default void progress(String phase, int done, int total) {}

    /** So many of the rows that a revision computes are done. */
    default void rowsMigrated(long done, long total) {}

    /** The revision that runs has asked for the connection, to read or change rows itself. */
    default void connectionBorrowed() {}

    /** Something is there that a person should know of; it does not stop the run, and is not touched. */
    default void warned(String message) {}

    /** The calls that say this operation in a revision file are about to be made. */
    default void saying(Operation operation) {}

    /** An operation has been planned and is about to run. */
    default void planned(Operation operation, Steps steps) {}

    /** A statement is about to run. */
    default void statementStarted(Statement statement) {}

    /** A statement has run. */
    default void statementFinished(Statement statement) {}

    /** A command has run on a new revision file; the output is all it printed. */
    default void postWritten(String command, String output) {}

    /** A value of the next statement is a day or time without a zone, and was taken in that one. */
    default void inZone(String zone) {}
}
