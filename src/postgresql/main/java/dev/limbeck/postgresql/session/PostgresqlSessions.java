package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Handles sessions of PostgreSQL, in which transactions include schema changes. */
public final class PostgresqlSessions implements Sessions {
    /** The SQLSTATE unsafe_new_enum_value_usage. */
    private static final String UNSAFE_NEW_VALUE = "55P04";

    @Override
    public Transaction begin(Connection connection, Need need, Duration lockTimeout) throws SQLException {
        return need == Need.NO_TRANSACTION
                ? StatementSequence.begin(connection, lockTimeout)
                : RevisionTransaction.begin(connection, lockTimeout);
    }

    /**
     * {@inheritDoc}
     *
     * @throws SQLException if the schema does not exist or the user has no privilege to use it; the server itself
     *     reports this only when a table is created
     */
    @Override
    public void setSchema(Connection connection, String schema) throws SQLException {
        connection.setSchema(schema);
        if (connection.getSchema() == null) {
            throw new SQLException(
                    "There is no schema " + schema + " that the user may use. Create it with CREATE SCHEMA,"
                            + " grant USAGE on it, or correct database.schema.");
        }
    }

    /** {@inheritDoc} The driver passes the parameter of the URL to the server, which ignores a schema that does not exist. */
    @Override
    public void requireSchema(Connection connection) throws SQLException {
        Optional<String> schemas =
                PostgresqlUrls.findSchemas(connection.getMetaData().getURL());
        if (schemas.isPresent()) {
            new SearchPath(connection, schemas.get()).requireFirst();
        }
    }

    @Override
    public void readOnlyOneSchema(Connection connection, boolean limited) throws SQLException {
        OneSchema.set(connection, limited);
    }

    @Override
    public boolean haveCommonView(Connection connection, List<String> schemas) throws SQLException {
        return OneSchema.haveCommonView(connection, schemas);
    }

    @Override
    public @Nullable String setRole(Connection connection, @Nullable String role, SqlSyntax words) throws SQLException {
        try {
            return Sessions.super.setRole(connection, role, words);
        } catch (SQLException e) {
            throw new SQLException(
                    ServerErrors.firstLine(e) + " Create the role " + role + ", grant it to the user, or correct"
                            + " database.role.",
                    e);
        }
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
    public boolean isUnknownSyntax(SQLException failure) {
        return ServerErrors.isUnknownSyntax(failure);
    }

    @Override
    public String text(SQLException failure) {
        String line = ServerErrors.firstLine(failure);
        return line.substring(0, line.length() - 1);
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

    /**
     * Returns whether a statement uses a value that its own transaction added to an enumeration type. Such a value can
     * be used only after the commit (PostgreSQL manual, "ALTER TYPE", Notes).
     */
    @Override
    public boolean needsCommit(SQLException failure) {
        return UNSAFE_NEW_VALUE.equals(failure.getSQLState());
    }
}
