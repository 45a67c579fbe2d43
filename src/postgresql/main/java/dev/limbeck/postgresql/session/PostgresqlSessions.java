package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The transactions of PostgreSQL, which include changes of the schema. */
public final class PostgresqlSessions implements Sessions {

    @Override
    public Transaction begin(Connection connection, Need need, Duration lockTimeout) throws SQLException {
        return need == Need.NO_TRANSACTION
                ? StatementSequence.begin(connection, lockTimeout)
                : RevisionTransaction.begin(connection, lockTimeout);
    }

    @Override
    public Duration setLockTimeout(Connection connection, Duration lockTimeout) throws SQLException {
        String sql =
                "SELECT setting, set_config('lock_timeout', ?, false) FROM pg_settings WHERE name = 'lock_timeout'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, String.valueOf(Math.max(1, lockTimeout.toMillis())));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Duration.ofMillis(row.getLong(1));
            }
        }
    }

    @Override
    public String describeLocking(Connection connection) {
        return "A revision that is one transaction locks each changed table until it is committed; a revision that runs"
                + " step by step locks a table only while a statement needs the lock.";
    }

    @Override
    public Optional<String> explain(SQLException failure) {
        return ServerErrors.explain(failure);
    }

    @Override
    public Optional<String> findLockHolder(Connection connection) throws SQLException {
        return new MigrationLock(connection).findHolder();
    }

    @Override
    public boolean breakLock(Connection connection) throws SQLException {
        return new MigrationLock(connection).endHolder();
    }
}
