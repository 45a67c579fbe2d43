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
 */
public record Session(
        Dialect dialect, Connection connection, PlanOptions options, RunListener listener, Duration lockTimeout) {

    /** {@return the same, heard by that listener} */
    public Session heardBy(RunListener other) {
        return new Session(dialect, connection, options, other, lockTimeout);
    }

    /** {@return the same on another connection, heard by nobody} */
    Session on(Connection other) {
        return new Session(dialect, other, options, RunListener.SILENT, lockTimeout);
    }
}
