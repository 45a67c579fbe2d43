package dev.limbeck.dialect;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of scripts for the command-line shell of a database. The methods return complete statements with their
 * terminators. A guard that would stop a run is written as a statement that fails.
 */
public interface ScriptSyntax {

    /** {@return the oldest version of the database for which scripts can be written, for instance {@code 3.40}} */
    String oldestVersion();

    /** {@return whether a script can be written for the given version of the database and newer versions} */
    boolean supportsVersion(String version);

    /**
     * {@return the statements before the first revision: they make the shell stop at the first error, and fail if the
     * version of the database is too old}
     *
     * @param oldest the oldest version that can run the script, for instance {@code 3.40}
     * @param lockTimeout how long the shell waits for locks that other programs hold
     */
    List<String> opening(String oldest, Duration lockTimeout);

    /**
     * {@return the next transaction of the script}
     *
     * @param scratch the scratch database in which its operations run
     * @param jdbcUrl the URL of a connection whose settings the transaction must use; null for the settings of the
     *     shell
     */
    ScriptTransaction transaction(Connection scratch, @Nullable String jdbcUrl);

    /** {@return a statement that fails, with the same message as a run, if the query of the guard returns rows} */
    String guard(Guard guard);

    /** {@return the statement with its terminator} */
    String statement(String sql);

    /** {@return the expression for the current time as ISO text in UTC} */
    String currentTime();

    /** {@return the text as a comment} */
    default String comment(String text) {
        return text.lines().map(line -> ("-- " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    /**
     * {@return the statement for use outside of a transaction of the script; if the text contains several statements,
     * they take effect together}
     *
     * @param lockTimeout how long other statements of the script wait for a lock
     */
    default String singleStatement(String sql, Duration lockTimeout) {
        return statement(sql);
    }
}
