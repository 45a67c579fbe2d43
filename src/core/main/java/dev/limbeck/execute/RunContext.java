package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import java.sql.Connection;
import java.time.Duration;

/**
 * The context of a run.
 *
 * @param dialect the dialect of the database
 * @param connection the connection on which the revisions run
 * @param options the options for plans
 * @param listener the listener to notify
 * @param lockTimeout how long to wait for another writer
 * @param arguments the arguments that are passed to the revisions
 */
public record RunContext(
        Dialect dialect,
        Connection connection,
        PlanOptions options,
        RunListener listener,
        Duration lockTimeout,
        Arguments arguments) {
    /** Creates a context without arguments for revisions. */
    public RunContext(
            Dialect dialect, Connection connection, PlanOptions options, RunListener listener, Duration lockTimeout) {
        this(dialect, connection, options, listener, lockTimeout, Arguments.NONE);
    }

    /** {@return a copy with the given arguments} */
    public RunContext withArguments(Arguments other) {
        return new RunContext(dialect, connection, options, listener, lockTimeout, other);
    }

    /** {@return a copy with the given listener} */
    public RunContext withListener(RunListener other) {
        return new RunContext(dialect, connection, options, other, lockTimeout, arguments);
    }

    /** {@return a copy with the given connection and without a listener} */
    RunContext withConnection(Connection other) {
        return new RunContext(dialect, other, options, RunListener.SILENT, lockTimeout, arguments);
    }
}
