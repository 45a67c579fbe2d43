package dev.limbeck.sqlite;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.sqlite.run.ErrorExplanation;
import dev.limbeck.sqlite.run.NewFile;
import dev.limbeck.sqlite.run.SqliteTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Transactions, locks and errors of SQLite connections. */
final class SqliteSessions implements Sessions {
    /** The error code of a lock that another connection holds (sqlite.org/rescode.html#busy). */
    private static final int BUSY = 5;

    /** Matches messages about unknown syntax, for which SQLite has no error code. */
    private static final Pattern UNKNOWN_SYNTAX = Pattern.compile(
            "syntax error|unrecognized token|no such function|no such collation sequence|unknown function");

    @Override
    public Transaction begin(Connection connection, OperationPlan.Need need, Duration lockTimeout) throws SQLException {
        return SqliteTransaction.begin(connection, need == OperationPlan.Need.FOREIGN_KEYS_OFF, lockTimeout);
    }

    /** Uses PRAGMA busy_timeout (sqlite.org/pragma.html#pragma_busy_timeout). */
    @Override
    public Duration setLockTimeout(Connection connection, Duration lockTimeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Duration before;
            try (ResultSet row = statement.executeQuery("PRAGMA busy_timeout")) {
                before = Duration.ofMillis(row.next() ? row.getLong(1) : 0);
            }
            statement.execute("PRAGMA busy_timeout=" + lockTimeout.toMillis());
            return before;
        }
    }

    @Override
    public boolean beginNew(Connection connection) throws SQLException {
        return NewFile.begin(connection);
    }

    @Override
    public void finishNew(Connection connection) throws SQLException {
        NewFile.finish(connection);
    }

    /** Tries to begin a write transaction and rolls it back, because SQLite does not report who holds its lock. */
    @Override
    public Optional<String> findLockHolder(Connection connection) throws SQLException {
        Duration before = setLockTimeout(connection, Duration.ZERO);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
            return Optional.empty();
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xFF) == BUSY) {
                return Optional.of("another program, which is writing to the database");
            }
            return Optional.empty();
        } finally {
            setLockTimeout(connection, before);
        }
    }

    /** Describes the locks, which depend on the journal mode (sqlite.org/lockingv3.html and sqlite.org/wal.html). */
    @Override
    public String describeLocking(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
            return row.next() && row.getString(1).equals("wal")
                    ? "Each revision locks the database for writing; readers continue and see the old rows until it ends."
                    : "While a revision runs, no one else can write; while it commits, no one can read. A "
                            + "long-running reader makes the commit wait.";
        }
    }

    @Override
    public boolean isUnknownSyntax(SQLException failure) {
        return UNKNOWN_SYNTAX.matcher(String.valueOf(failure.getMessage())).find();
    }

    @Override
    public Optional<String> explain(SQLException failure) {
        return ErrorExplanation.explain(failure);
    }
}
