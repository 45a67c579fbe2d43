package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.failure.ExecutionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The statements and settings that are applied to a new connection before it is used.
 *
 * @param sql statements that are run first, or null
 * @param role the role to switch to, or null
 * @param schema the schema that unqualified names refer to, or null for the default schema of the connection; on a
 *     database server without schemas, the database of a tenant
 * @param onlySchema whether only this schema is read, because other connections change the other schemas
 */
public record SessionStart(@Nullable String sql, @Nullable String role, @Nullable String schema, boolean onlySchema) {
    /** Leaves a new connection unchanged. */
    public static final SessionStart NONE = new SessionStart(null, null, null, false);

    /** Treats empty values, such as those of environment variables, as missing. */
    public SessionStart {
        sql = sql == null || sql.isBlank() ? null : sql;
        role = role == null || role.isBlank() ? null : role;
        schema = schema == null || schema.isBlank() ? null : schema;
    }

    /**
     * Checks that the database meets the requirements of the settings.
     *
     * @throws ExecutionException if the database has no roles or no schemas, or the statements would begin or end a
     *     transaction
     */
    public void check(Dialect dialect) {
        String product = dialect.traits().product();
        if (schema != null && onlySchema && !dialect.traits().hasSchemas() && !isDatabase(dialect)) {
            throw new ExecutionException(
                    product + " has no schemas, so a fleet cannot consist of schemas. Pass the data"
                            + " source or the URL of each database to fleet(…) instead.");
        }
        if (schema != null && !dialect.traits().hasSchemas() && !isDatabase(dialect)) {
            throw new ExecutionException(
                    "database.schema is \"" + schema + "\", but " + product + " has no schemas. Remove the key.");
        }
        if (role != null && !dialect.traits().has(Feature.ROLES)) {
            throw new ExecutionException(
                    "database.role is \"" + role + "\", but " + product + " has no roles. Remove the key.");
        }
        if (sql != null && dialect.words().endsTransaction(sql)) {
            throw new ExecutionException("database.init_sql must not begin or end a transaction, because each revision"
                    + " has its own transaction. Remove the statement.");
        }
    }

    /** {@return whether the schema is a database, to which a connection to another database can switch} */
    boolean isDatabase(Dialect dialect) {
        return schema != null && onlySchema && dialect.traits().has(Feature.SWITCHABLE_DATABASES);
    }

    /**
     * Prepares the connection; {@return the original role and schema, to which {@link Previous#restore} returns}
     *
     * @throws SQLException if a statement fails; its message does not contain the statement, which may contain a
     *     password
     */
    Previous run(Dialect dialect, Connection connection) throws SQLException {
        if (sql != null) {
            for (ScriptStatement statement : dialect.words().statements(sql)) {
                try (Statement running = connection.createStatement()) {
                    running.execute(statement.sql());
                } catch (SQLException e) {
                    throw new SQLException("database.init_sql failed: " + e.getMessage(), e.getSQLState(), e);
                }
            }
        }
        Sessions sessions = dialect.sessions();
        Previous previous = Previous.UNCHANGED;
        try {
            if (role != null) {
                previous = new Previous(true, sessions.setRole(connection, role, dialect.words()), null, false);
            }
            if (schema == null || isDatabase(dialect)) {
                sessions.requireSchema(connection);
            } else {
                String before = connection.getSchema();
                sessions.setSchema(connection, schema);
                previous = new Previous(previous.roleChanged(), previous.role(), before, false);
                if (onlySchema) {
                    sessions.readOnlyOneSchema(connection, true);
                    previous = new Previous(previous.roleChanged(), previous.role(), before, true);
                }
            }
            return previous;
        } catch (SQLException e) {
            previous.restore(dialect, connection);
            throw e;
        }
    }

    /**
     * The state of a connection before it was prepared.
     *
     * @param roleChanged whether the role of the connection was changed
     * @param role the previous role, or null if there was none
     * @param schema the previous schema, or null if it was not changed
     * @param limited whether reading was limited to the new schema
     */
    record Previous(boolean roleChanged, @Nullable String role, @Nullable String schema, boolean limited) {
        /** The connection was not changed. */
        static final Previous UNCHANGED = new Previous(false, null, null, false);

        /** Returns the connection to this state. */
        void restore(Dialect dialect, Connection connection) throws SQLException {
            if (limited) {
                dialect.sessions().readOnlyOneSchema(connection, false);
            }
            if (schema != null) {
                dialect.sessions().setSchema(connection, schema);
            }
            if (roleChanged) {
                dialect.sessions().setRole(connection, role, dialect.words());
            }
        }
    }
}
