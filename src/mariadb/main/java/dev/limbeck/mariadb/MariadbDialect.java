package dev.limbeck.mariadb;

import dev.limbeck.dialect.Dialect;
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
import dev.limbeck.mariadb.ddl.MariadbPlanner;
import dev.limbeck.mariadb.read.MariadbReflector;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.rows.MariadbRows;
import dev.limbeck.mariadb.sameness.MariadbSameness;
import dev.limbeck.mariadb.scratch.MariadbScratches;
import dev.limbeck.mariadb.session.ClusterNode;
import dev.limbeck.mariadb.session.MariadbSessions;
import dev.limbeck.mariadb.session.MariadbSettings;
import dev.limbeck.mariadb.session.MariadbUrls;
import dev.limbeck.mariadb.session.SecondConnection;
import dev.limbeck.mariadb.session.ServerVersion;
import dev.limbeck.mariadb.syntax.MariadbScript;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Support for MariaDB. */
public final class MariadbDialect implements Dialect {
    /** The rules for names on Linux; the actual rule for table names depends on the server. */
    private static final NameRules NAMES = new NameRules(NameRule.EXACT, NameRule.ASCII_INSENSITIVE);

    private final ConnectionSource connections;
    private final @Nullable String url;

    /** Whether Limbeck itself connects to the URL; otherwise, it is the URL of the caller's connection. */
    private final boolean given;

    private final Database database;

    /**
     * The properties that depend on the database and its server.
     *
     * @param name the name of the database, or null if it is not known
     * @param names the rules for names
     * @param cluster whether the database is on a Galera cluster
     * @param settings the settings on which the lengths of keys depend
     * @param keyNamesPerTable whether the foreign keys of different tables may have the same name
     */
    private record Database(
            @Nullable String name,
            NameRules names,
            boolean cluster,
            StorageSettings settings,
            boolean keyNamesPerTable) {}

    /** Creates the dialect, with the drivers that are registered in this JVM. */
    public MariadbDialect() {
        // This is a lambda, because a reference to a caller-sensitive method would make Java create several classes.
        this(
                (url, properties) -> DriverManager.getConnection(url, properties),
                null,
                false,
                new Database(null, NAMES, false, StorageSettings.USUAL, false));
    }

    private MariadbDialect(ConnectionSource connections, @Nullable String url, boolean given, Database database) {
        this.connections = connections;
        this.url = url;
        this.given = given;
        this.database = database;
    }

    @Override
    public Dialect connecting(ConnectionSource source) {
        return new MariadbDialect(source, url, given, database);
    }

    @Override
    public Dialect at(String jdbcUrl) {
        return new MariadbDialect(connections, jdbcUrl, true, database);
    }

    /**
     * {@inheritDoc} Also applies Limbeck's settings to the session.
     *
     * @throws SQLException if the server is not MariaDB, or its version is too old
     */
    @Override
    public Dialect like(Connection connection) throws SQLException {
        ServerVersion version = ServerVersion.read(connection);
        version.requireSupported();
        Map<String, String> before = MariadbSettings.pin(connection);
        try {
            return like(connection, version, MariadbSettings.isCluster(before));
        } catch (SQLException e) {
            throw ClusterNode.explain(connection, e);
        }
    }

    @Override
    public Dialect withTraitsOf(Connection scratch) throws SQLException {
        return new MariadbDialect(
                connections, url, given, read(scratch, ServerVersion.read(scratch), database.cluster));
    }

    private Dialect like(Connection connection, ServerVersion version, boolean isCluster) throws SQLException {
        // The driver hides the password in a connection's URL, so this URL cannot be used to connect again.
        String known = url == null ? connection.getMetaData().getURL() : url;
        return new MariadbDialect(connections, known, url != null, read(connection, version, isCluster));
    }

    private static Database read(Connection connection, ServerVersion version, boolean isCluster) throws SQLException {
        return new Database(
                connection.getCatalog(),
                MariadbReflector.readNames(connection),
                isCluster,
                StorageSettings.read(connection),
                version.hasKeyNamesPerTable());
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Traits traits() {
        Set<Feature> features = EnumSet.of(
                Feature.BOUND_VIEWS,
                Feature.COMMENTS,
                Feature.FIXED_KEY_COLUMNS,
                Feature.INDEX_NAMES_PER_TABLE,
                Feature.ROLES,
                Feature.SWITCHABLE_DATABASES,
                Feature.VIEWS_KEEP_OLD_NAMES);
        if (!database.keyNamesPerTable) {
            features.add(Feature.FOREIGN_KEY_NAMES_PER_SCHEMA);
        }
        return new Traits("MariaDB", features, database.names);
    }

    @Override
    public Urls urls() {
        return new MariadbUrls();
    }

    @Override
    public SqlSyntax words() {
        return new MariadbSyntax();
    }

    @Override
    public Reflector reflector() {
        return new MariadbReflector();
    }

    @Override
    public Planner planner() {
        return new MariadbPlanner(database.cluster, database.settings, database.keyNamesPerTable, database.name);
    }

    @Override
    public Sessions sessions() {
        String known = url;
        return new MariadbSessions(known == null || !given ? null : new Another(connections, known), database.cluster);
    }

    /** Opens another connection to the database at a URL. */
    private record Another(ConnectionSource connections, String url) implements SecondConnection {
        @Override
        public Connection open() throws SQLException {
            return connections.open(url, new Properties());
        }

        @Override
        public boolean reachesOtherNodes() {
            return new MariadbUrls().namesSeveralServers(url);
        }

        /** Omits the URL, which may contain a password. */
        @Override
        public String toString() {
            return "another connection";
        }
    }

    @Override
    public Scratches scratches() {
        return new MariadbScratches(connections, url);
    }

    @Override
    public Rows rows() {
        return new MariadbRows();
    }

    @Override
    public Sameness sameness() {
        return new MariadbSameness(database.names);
    }

    @Override
    public ScriptSyntax script() {
        return new MariadbScript();
    }
}
