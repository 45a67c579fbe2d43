package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import java.sql.Connection;
import java.time.Duration;

/**
 * The context of a run.
 *
 * @param dialect the dialect of the database
 * @param connection the connection used for everything
 * @param options the options for plans
 * @param listener the listener to notify
 * @param lockTimeout how long to wait for another writer
 * @param arguments the arguments of the revisions
 */
public record Session(
        Dialect dialect,
        Connection connection,
        PlanOptions options,
        RunListener listener,
        Duration lockTimeout,
        Arguments arguments) {
    /** Creates a session without arguments for revisions. */
    public Session(
            Dialect dialect, Connection connection, PlanOptions options, RunListener listener, Duration lockTimeout) {
        this(dialect, connection, options, listener, lockTimeout, Arguments.NONE);
    }

    /** {@return a copy with the given arguments} */
    public Session with(Arguments other) {
        return new Session(dialect, connection, options, listener, lockTimeout, other);
    }

    /** {@return a copy with the given listener} */
    public Session heardBy(RunListener other) {
        return new Session(dialect, connection, options, other, lockTimeout, arguments);
    }

    /** {@return a copy with another connection and no listener} */
    Session on(Connection other) {
        return new Session(dialect, other, options, RunListener.SILENT, lockTimeout, arguments);
    }
}
