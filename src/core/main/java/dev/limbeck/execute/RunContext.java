package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OnlineChanges.Limits;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.events.FlightEvents;
import java.sql.Connection;
import java.sql.SQLException;
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
 * @param online limits on how long other programs have to wait
 * @param creating whether the run creates the file of the database, which no other program uses until its end
 */
public record RunContext(
        Dialect dialect,
        Connection connection,
        PlanOptions options,
        RunListener listener,
        Duration lockTimeout,
        Arguments arguments,
        Limits online,
        boolean creating) {
    /** Creates a context without arguments for revisions. */
    public RunContext(
            Dialect dialect, Connection connection, PlanOptions options, RunListener listener, Duration lockTimeout) {
        this(dialect, connection, options, listener, lockTimeout, Arguments.NONE, Limits.DEFAULT, false);
    }

    /** {@return a transaction that has begun; waits for its locks no longer than the timeout} */
    public Transaction begin(Need need, Duration timeout) throws SQLException {
        try (FlightEvents.Span wait = FlightEvents.lockWait()) {
            Transaction transaction = dialect.sessions().begin(connection, need, timeout);
            wait.succeeded();
            return transaction;
        }
    }

    /** {@return a copy with the given arguments} */
    public RunContext withArguments(Arguments other) {
        return new RunContext(dialect, connection, options, listener, lockTimeout, other, online, creating);
    }

    /** {@return a copy with the given listener} */
    public RunContext withListener(RunListener other) {
        return new RunContext(dialect, connection, options, other, lockTimeout, arguments, online, creating);
    }

    /** {@return a copy with the given options} */
    public RunContext withOptions(PlanOptions other) {
        return new RunContext(dialect, connection, other, listener, lockTimeout, arguments, online, creating);
    }

    /** {@return a copy with the given limits} */
    public RunContext withOnline(Limits other) {
        return new RunContext(dialect, connection, options, listener, lockTimeout, arguments, other, creating);
    }

    /** {@return a copy for a run that does or does not create the database file, as given} */
    public RunContext creating(boolean creates) {
        return new RunContext(dialect, connection, options, listener, lockTimeout, arguments, online, creates);
    }
}
