package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.server.LockWait;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The lock on a single server: a server lock that is named after the database. The server releases it when the session
 * ends.
 */
final class MariadbLock implements MigratorLock {
    private final Connection connection;
    private final String name;
    private boolean held;

    /** Creates the lock of the current database of the connection. */
    MariadbLock(Connection connection) throws SQLException {
        this.connection = connection;
        CRC32 hash = new CRC32();
        hash.update(String.valueOf(connection.getCatalog()).getBytes(StandardCharsets.UTF_8));
        this.name = "limbeck:" + Long.toHexString(hash.getValue());
    }

    @Override
    public Duration acquire(Duration timeout) throws SQLException {
        return LockWait.acquire(this::attempt, this::findHolder, timeout);
    }

    private boolean attempt() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT is_used_lock(?) = connection_id(), get_lock(?, 0)")) {
            statement.setString(1, name);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                held = row.getInt(1) == 1;
                return row.getInt(2) == 1;
            }
        }
    }

    @Override
    public boolean wasHeld() {
        return held;
    }

    @Override
    public void release() throws SQLException {
        ask("SELECT release_lock(?)");
    }

    /** Does nothing, because the server releases the lock when the connection ends. */
    @Override
    public void abandon() {}

    @Override
    public void requireHeld() throws SQLException {
        if (!ask("SELECT is_used_lock(?) = connection_id()").orElse("").equals("1")) {
            throw new SQLNonTransientConnectionException(
                    "The connection was replaced by another one, so the migration lock is lost", "08006");
        }
    }

    @Override
    public Optional<String> findHolder() throws SQLException {
        return ask("SELECT concat('connection ', p.id, ' of ', p.user, ' at ', p.host)"
                + " FROM information_schema.processlist p WHERE p.id = is_used_lock(?)");
    }

    @Override
    public boolean endHolder() throws SQLException {
        Optional<String> holder = ask("SELECT nullif(is_used_lock(?), connection_id())");
        if (holder.isPresent()) {
            try (PreparedStatement statement = connection.prepareStatement("KILL CONNECTION " + holder.get())) {
                statement.execute();
            }
        }
        return holder.isPresent();
    }

    private Optional<String> ask(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
