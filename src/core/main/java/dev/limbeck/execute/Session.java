package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import java.sql.Connection;
import java.time.Duration;

/**
 * What every run needs.
 *
 * @param dialect the kind of database
 * @param connection the connection everything runs on
 * @param options what plans may use
 * @param listener who hears of it
 * @param lockTimeout how long to wait for another writer
 * @param arguments what revisions are told
 */
public record Session(
        Dialect dialect,
        Connection connection,
        PlanOptions options,
        RunListener listener,
        Duration lockTimeout,
        Arguments arguments) {
    /** A session that tells revisions nothing. */
    public Session(
            Dialect dialect, Connection connection, PlanOptions options, RunListener listener, Duration lockTimeout) {
        this(dialect, connection, options, listener, lockTimeout, Arguments.NONE);
    }

    /** {@return the same with those arguments} */
    public Session with(Arguments other) {
        return new Session(dialect, connection, options, listener, lockTimeout, other);
    }

    /** {@return the same, heard by that listener} */
    public Session heardBy(RunListener other) {
        return new Session(dialect, connection, options, other, lockTimeout, arguments);
    }

    /** {@return the same on another connection, heard by nobody} */
    Session on(Connection other) {
        return new Session(dialect, other, options, RunListener.SILENT, lockTimeout, arguments);
    }
}
