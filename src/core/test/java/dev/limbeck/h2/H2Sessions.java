package dev.limbeck.h2;

import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** H2's sessions, in which a schema change commits the transaction. */
final class H2Sessions implements Sessions {

    @Override
    public Transaction begin(Connection connection, Need need, Duration lockTimeout) throws SQLException {
        boolean before = connection.getAutoCommit();
        H2Lock lock = new H2Lock(connection);
        connection.setAutoCommit(true);
        Optional<Duration> waited = lock.acquire(lockTimeout);
        connection.setAutoCommit(need == Need.NO_TRANSACTION);
        return new Transaction() {
            @Override
            public Need offers() {
                return need;
            }

            @Override
            public Duration waited() {
                return waited.orElse(Duration.ZERO);
            }

            @Override
            public void requireOpen() {}

            @Override
            public void commit() throws SQLException {
                if (need != Need.NO_TRANSACTION) {
                    connection.commit();
                }
            }

            @Override
            public void close() throws SQLException {
                if (need != Need.NO_TRANSACTION) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
                if (waited.isPresent()) {
                    lock.release();
                }
                connection.setAutoCommit(before);
            }
        };
    }

    @Override
    public Optional<String> findLockHolder(Connection connection) throws SQLException {
        return new H2Lock(connection).find();
    }

    @Override
    public boolean breakLock(Connection connection) throws SQLException {
        new H2Lock(connection).abort();
        return true;
    }

    @Override
    public Duration setLockTimeout(Connection connection, Duration lockTimeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + lockTimeout.toMillis());
        }
        return Duration.ofSeconds(2);
    }

    @Override
    public String describeLocking(Connection connection) {
        return "Each statement locks its table.";
    }

    @Override
    public Optional<String> explain(SQLException failure) {
        return Optional.empty();
    }
}
