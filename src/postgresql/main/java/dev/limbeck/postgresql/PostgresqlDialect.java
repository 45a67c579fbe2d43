package dev.limbeck.postgresql;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Urls;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.postgresql.ddl.PostgresqlPlanner;
import dev.limbeck.postgresql.online.PostgresqlOnline;
import dev.limbeck.postgresql.read.PostgresqlReflector;
import dev.limbeck.postgresql.rows.PostgresqlRows;
import dev.limbeck.postgresql.sameness.PostgresqlSameness;
import dev.limbeck.postgresql.scratch.PostgresqlScratches;
import dev.limbeck.postgresql.session.ConnectionPooler;
import dev.limbeck.postgresql.session.PostgresqlSessions;
import dev.limbeck.postgresql.session.PostgresqlUrls;
import dev.limbeck.postgresql.session.SupportedVersion;
import dev.limbeck.postgresql.syntax.PostgresqlScript;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Support for PostgreSQL. */
public final class PostgresqlDialect implements Dialect {
    /** The rules for names: PostgreSQL stores an unquoted name in lower case. */
    public static final NameRules NAMES = NameRules.of(NameRule.LOWER);

    private final ConnectionSource connections;
    private final @Nullable String url;

    /** Creates the dialect, with the drivers that are registered in this JVM. */
    public PostgresqlDialect() {
        // This is a lambda, because Java creates several classes for a reference to a caller-sensitive method.
        this((url, properties) -> DriverManager.getConnection(url, properties), null);
    }

    private PostgresqlDialect(ConnectionSource connections, @Nullable String url) {
        this.connections = connections;
        this.url = url;
    }

    @Override
    public Dialect connecting(ConnectionSource source) {
        return new PostgresqlDialect(source, url);
    }

    @Override
    public Dialect at(String jdbcUrl) {
        return new PostgresqlDialect(connections, jdbcUrl);
    }

    /**
     * {@inheritDoc}
     *
     * @throws SQLException if the version of the server is too old, or the connection goes through a pooler in
     *     transaction mode
     */
    @Override
    public Dialect like(Connection connection) throws SQLException {
        SupportedVersion.require(connection);
        new ConnectionPooler(connections).requireOwnSession(connection);
        return new PostgresqlDialect(connections, connection.getMetaData().getURL());
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Traits traits() {
        return new Traits(
                "PostgreSQL",
                Set.of(
                        Feature.BOUND_VIEWS,
                        Feature.COMMENTS,
                        Feature.ENUM_TYPES,
                        Feature.KEYS_NAME_INDEXES,
                        Feature.ROLES,
                        Feature.SCHEMAS,
                        Feature.TRANSACTIONAL_DDL,
                        Feature.TRIGGER_NAMES_PER_TABLE),
                NAMES);
    }

    @Override
    public Urls urls() {
        return new PostgresqlUrls();
    }

    @Override
    public SqlSyntax words() {
        return new PostgresqlSyntax();
    }

    @Override
    public Reflector reflector() {
        return new PostgresqlReflector(PostgresqlTypes::parse);
    }

    @Override
    public Planner planner() {
        return new PostgresqlPlanner(sameness());
    }

    @Override
    public Sessions sessions() {
        return new PostgresqlSessions();
    }

    @Override
    public Scratches scratches() {
        return new PostgresqlScratches(connections, url);
    }

    @Override
    public Rows rows() {
        return new PostgresqlRows();
    }

    @Override
    public Sameness sameness() {
        return new PostgresqlSameness(PostgresqlTypes::key);
    }

    @Override
    public Optional<OnlineChanges> online() {
        return Optional.of(new PostgresqlOnline(planner(), connections));
    }

    @Override
    public ScriptSyntax script() {
        return new PostgresqlScript();
    }
}
