package dev.limbeck.dialect;

import dev.limbeck.model.TableName;
import java.time.Duration;
import java.util.List;

/**
 * The syntax of scripts for the command-line shell of a database. The methods return complete statements with their
 * terminators. A guard that would stop a run is written as a statement that fails.
 */
public interface ScriptSyntax {

    /**
     * {@return the statements before the first revision: they make the shell stop at the first error and reject a
     * version of the database that is too old}
     *
     * @param oldest the oldest version that can run the script, for instance {@code 3.40}
     * @param lockTimeout how long the shell waits for locks of other programs
     */
    List<String> opening(String oldest, Duration lockTimeout);

    /**
     * {@return the statements that begin the transaction of a revision; the last one begins it}
     *
     * @param foreignKeys whether foreign keys are enforced in it
     */
    List<String> begin(boolean foreignKeys);

    /** {@return a statement that fails, with the same message as a run, if the query of the guard returns rows} */
    String guard(Guard guard);

    /** {@return the statement with its terminator} */
    String statement(String sql);

    /** {@return the expression for the current time as ISO text in UTC} */
    String currentTime();

    /** {@return the text as a comment} */
    String comment(String text);

    /**
     * {@return the statements that record, before a table is copied or dropped, how many of the references from and to
     * it are broken}
     *
     * @param unreadable tables whose foreign keys cannot be checked, before and after
     */
    List<String> watch(TableName table, List<String> unreadable);

    /** {@return a statement that fails if the copy of a table is invalid} */
    String checkCopy(TableName table);

    /**
     * {@return the statements that end the transaction of a revision; the last one ends it}
     *
     * @param watched whether {@link #watch} was used in the transaction, so that it must be checked for newly broken
     *     references
     */
    List<String> commit(boolean watched);
}
