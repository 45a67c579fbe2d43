package dev.limbeck.dialect;

import dev.limbeck.model.TableName;
import java.time.Duration;
import java.util.List;

/**
 * How the database's own shell is told what Limbeck would do: every text is one or more whole statements with what ends
 * them, and a question whose wrong answer would stop a run is a statement that fails.
 */
public interface ScriptWords {

    /**
     * {@return what stands before the first revision: the shell stops at the first error, and refuses to begin on a
     * version of the database that is too old}
     *
     * @param oldest the oldest version that may run the script, for instance {@code 3.40}
     * @param lockTimeout how long the shell waits for another program
     */
    List<String> opening(String oldest, Duration lockTimeout);

    /**
     * {@return what begins the transaction of one revision; the last statement is the beginning itself}
     *
     * @param foreignKeys whether foreign keys are enforced in it
     */
    List<String> begin(boolean foreignKeys);

    /** {@return a statement that fails, and says why as a run would, if the guard's question has an answer} */
    String guard(Guard guard);

    /** {@return the statement with what ends it} */
    String statement(String sql);

    /** {@return the expression of the present time as ISO text in UTC} */
    String now();

    /** {@return the text as a comment} */
    String comment(String text);

    /**
     * {@return what notes, before a table is copied or dropped, how many references from and to it lead nowhere}
     *
     * @param unreadable tables whose foreign keys cannot be checked, before and after
     */
    List<String> watch(TableName table, List<String> unreadable);

    /** {@return what fails if the copy of a table is not sound} */
    String checkCopy(TableName table);

    /**
     * {@return what ends the transaction of one revision; the last statement is the end itself}
     *
     * @param watched whether {@link #watch} was used in it, so that nothing may lead nowhere that did not before
     */
    List<String> commit(boolean watched);
}
