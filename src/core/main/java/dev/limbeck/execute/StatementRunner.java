package dev.limbeck.execute;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.events.FlightEvents;
import dev.limbeck.execute.failure.GuardViolation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs planned statements on a connection, and checks the guards of each statement before it runs the statement. */
public final class StatementRunner {
    private static final int EXAMPLES = 3;

    private final Connection connection;
    private final RunListener listener;

    private final Execution execution;

    /** Sends a statement to the database. */
    @FunctionalInterface
    public interface Execution {
        /** Sends the statement. */
        void run(Statement statement) throws SQLException;
    }

    /** Creates a runner on the given connection. */
    public StatementRunner(Connection connection, RunListener listener) {
        this(connection, listener, statement -> execute(connection, statement.sql()));
    }

    /** Creates a runner that sends the statements with the given function. */
    public StatementRunner(Connection connection, RunListener listener, Execution execution) {
        this.connection = connection;
        this.listener = listener;
        this.execution = execution;
    }

    /**
     * Runs the statements in order.
     *
     * @throws GuardViolation if existing rows prevent a statement
     */
    public void run(List<Statement> statements) throws SQLException {
        for (Statement statement : statements) {
            for (Guard guard : statement.guards()) {
                check(guard);
            }
            listener.statementStarted(statement);
            try (FlightEvents.Span event = FlightEvents.statement(statement.sql())) {
                execution.run(statement);
                event.succeeded();
            }
            listener.statementFinished(statement);
        }
    }

    /**
     * Checks the guards of the statements, except for those that were already checked.
     *
     * @param checked the guards that were checked; the others are added
     * @throws GuardViolation if existing rows prevent a statement
     */
    void check(List<Statement> statements, Set<Guard> checked) throws SQLException {
        for (Statement statement : statements) {
            for (Guard guard : statement.guards()) {
                if (checked.add(guard)) {
                    check(guard);
                }
            }
        }
    }

    void execute(String sql) throws SQLException {
        execute(connection, sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute(sql);
        }
    }

    /**
     * Runs the query of a guard.
     *
     * @throws GuardViolation if existing rows violate the guard
     */
    public void check(Guard guard) throws SQLException {
        List<String> examples = new ArrayList<>();
        int count = 0;
        try (java.sql.Statement jdbc = connection.createStatement();
                ResultSet rows = jdbc.executeQuery(guard.question())) {
            while (rows.next()) {
                if (count++ < EXAMPLES) {
                    examples.add(String.valueOf(rows.getString(1)));
                }
            }
        }
        if (count > 0) {
            throw GuardViolation.of(guard, count, examples);
        }
    }
}
