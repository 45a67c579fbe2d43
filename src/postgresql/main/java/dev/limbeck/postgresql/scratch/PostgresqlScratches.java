package dev.limbeck.postgresql.scratch;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.server.ProofRows;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.read.PostgresqlCatalog;
import dev.limbeck.postgresql.read.TypeDefinitions;
import dev.limbeck.postgresql.session.DatabaseUrl;
import dev.limbeck.postgresql.session.ServerErrors;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.spi.ConnectionSource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scratch databases on the live database's server or on another server. */
public final class PostgresqlScratches implements Scratches {
    /** The beginning of the description of an extension. */
    private static final String DESCRIBED_EXTENSION = "extension ";

    private static final String DEFAULT_SCHEMA = "public";

    /** The extensions in the order in which they were created, since an extension may need another extension. */
    private static final String EXTENSIONS =
            """
            SELECT x.extname, format('CREATE SCHEMA IF NOT EXISTS %I; CREATE EXTENSION IF NOT EXISTS %I SCHEMA %I',
                n.nspname, x.extname, n.nspname)
            FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace
            WHERE x.extname <> 'plpgsql' ORDER BY x.oid
            """;

    /** The SQL state of a type or cast that already exists. */
    private static final String DUPLICATE_OBJECT = "42710";

    private static final String UNDEFINED_TABLE = "42P01";

    private static final Pattern NEXT_NUMBER = Pattern.compile("(?i)\\s*nextval\\s*\\(");

    /**
     * Queries the major version, the encoding, the collation, the schema that unqualified names refer to, and the
     * extensions.
     */
    private static final String STORAGE =
            """
            SELECT concat_ws(' ', current_setting('server_version_num')::int / 10000, pg_encoding_to_char(d.encoding),
                to_jsonb(d) ->> 'datcollate', to_jsonb(d) ->> 'datctype', to_jsonb(d) ->> 'datlocprovider',
                to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', to_jsonb(d) ->> 'daticurules',
                to_jsonb(d) ->> 'datcollversion', quote_ident(current_schema()),
                (SELECT string_agg(x.extname || ' ' || x.extversion || ' ' || n.nspname, ', ' ORDER BY x.extname)
                    FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace))
            FROM pg_database d WHERE d.datname = current_database()
            """;

    /** Queries the extensions and their schemas, because the types of an extension are stored with the schema. */
    private static final String EXTENSION_SCHEMAS =
            """
            SELECT x.extname, n.nspname FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace
            WHERE x.extname <> 'plpgsql'
            """;

    /**
     * Queries the full version, the user, the functions of users, and the settings with which the server reads and
     * prints definitions, apart from those that Limbeck itself sets.
     */
    private static final String SESSION =
            """
            SELECT concat_ws(' ', current_setting('server_version'), current_user,
                (SELECT string_agg(s.name || '=' || s.setting, ', ' ORDER BY s.name) FROM pg_settings s
                    WHERE (s.category LIKE 'Client Connection Defaults%' OR s.category LIKE 'Version and Platform%')
                        AND s.name !~ 'timeout|^transaction_|^default_transaction_|^vacuum_'
                        AND s.name NOT IN ('TimeZone', 'DateStyle', 'IntervalStyle', 'extra_float_digits',
                            'bytea_output', 'quote_all_identifiers', 'standard_conforming_strings')),
                (SELECT md5(string_agg(concat_ws(' ', p.oid::regprocedure, p.prorettype::regtype,
                        CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END), ';'
                        ORDER BY p.oid::regprocedure::text))
                    FROM pg_proc p WHERE p.oid >= 16384
                        AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass
                            AND e.objid = p.oid AND e.deptype = 'e')))
            """;

    private final ConnectionSource connections;
    private final @Nullable String liveUrl;

    /**
     * Creates an instance that creates scratch databases on the server of the given URL; null if the URL is not known
     * yet.
     */
    public PostgresqlScratches(ConnectionSource connections, @Nullable String liveUrl) {
        this.connections = connections;
        this.liveUrl = liveUrl;
    }

    @Override
    public Connection open(Place place) throws SQLException {
        Connection live = place.live();
        String schema = live == null ? null : live.getSchema();
        return ScratchConnection.create(findServer(place), schema == null ? DEFAULT_SCHEMA : schema);
    }

    @Override
    public boolean isOnLiveServer(Place place) throws SQLException {
        String other = place.server();
        Connection live = place.live();
        Optional<ScratchServer> known = ScratchConnection.findServer(live);
        if (known.isPresent()) {
            return known.get().liveDatabase().isPresent();
        }
        if (other == null) {
            return true;
        }
        if (live == null) {
            return findLiveDatabase(other) != null;
        }
        try (Connection server = connections.open(other, new Properties())) {
            return ServerComparison.isSame(live, server);
        }
    }

    /** Returns the name of the live database if both URLs refer to the same server. */
    private @Nullable String findLiveDatabase(String other) {
        if (liveUrl == null) {
            return null;
        }
        DatabaseUrl live = DatabaseUrl.parse(liveUrl);
        return ServerComparison.isSame(live, DatabaseUrl.parse(other))
                ? URLDecoder.decode(live.database(), StandardCharsets.UTF_8)
                : null;
    }

    /**
     * Returns the server for a new scratch database. If a command uses a scratch database instead of the live database,
     * this is the server of that scratch database.
     */
    private ScratchServer findServer(Place place) throws SQLException {
        Connection live = place.live();
        String other = place.server();
        Optional<ScratchServer> known = ScratchConnection.findServer(live);
        if (known.isPresent()) {
            return known.get().forAnother();
        }
        if (other != null) {
            return ScratchServer.open(connections, other, live, findLiveDatabase(other));
        }
        String url = live == null ? liveUrl : live.getMetaData().getURL();
        if (url == null) {
            throw new SQLException("A scratch database needs a server: set database.url");
        }
        return ScratchServer.beside(connections, DatabaseUrl.parse(url));
    }

    @Override
    public void copyInto(Connection scratch, Connection empty) throws SQLException {
        ScratchConnection.of(empty).become(ScratchConnection.of(scratch));
    }

    @Override
    public void reset(Connection scratch) throws SQLException {
        ScratchConnection.of(scratch).reset();
    }

    /** Switches off the check of function bodies, because functions are created before the tables that they may use. */
    @Override
    public Replay replay(Catalog catalog) {
        List<Replay.Definition> created = catalog instanceof PostgresqlCatalog own
                ? own.creation()
                : catalog.definitions().stream()
                        .map(sql -> new Replay.Definition(TableName.of(sql), sql))
                        .toList();
        List<Replay.Definition> statements = new ArrayList<>();
        TableName setting = TableName.of("check_function_bodies");
        statements.add(new Replay.Definition(setting, "SET check_function_bodies = off"));
        statements.addAll(created);
        statements.add(new Replay.Definition(setting, "RESET check_function_bodies"));
        return new Replay(statements, Map.of());
    }

    @Override
    public List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) throws SQLException {
        return new ProofRows(new SampleTarget(connection)).insert(tables, rows);
    }

    @Override
    public Optional<String> explainUncomputable(Connection connection, SqlText expression, @Nullable TableName table) {
        if (NEXT_NUMBER.matcher(expression.sql()).lookingAt()) {
            // The sequence might be created together with the table.
            return Optional.empty();
        }
        String from = table == null ? "" : " FROM " + SampleTarget.quote(table) + " WHERE false";
        try {
            Attempt.run(connection, "SELECT (" + expression.sql() + ")" + from);
            return Optional.empty();
        } catch (SQLException e) {
            return UNDEFINED_TABLE.equals(e.getSQLState()) && isUnderstood(connection, expression)
                    ? Optional.empty()
                    : Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns whether the server understands the expression. If it does, but cannot compute the value because a table
     * does not exist, a function of the live database reads this table.
     */
    private static boolean isUnderstood(Connection connection, SqlText expression) {
        try {
            Attempt.run(connection, "PREPARE limbeck_default AS SELECT (" + expression.sql() + ")");
            Attempt.run(connection, "DEALLOCATE limbeck_default");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public List<String> prepareForModel(Connection scratch, Connection live) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> extension : extensions(live).entrySet()) {
            try {
                Attempt.run(scratch, extension.getValue());
            } catch (SQLException e) {
                missing.add(extension.getKey() + " (" + ServerErrors.firstLine(e) + ")");
            }
        }
        return missing;
    }

    @Override
    public List<String> addExtensions(Connection scratch, Connection live, Predicate<String> wanted)
            throws SQLException {
        List<String> added = new ArrayList<>();
        Set<String> known = extensions(scratch).keySet();
        for (Map.Entry<String, String> extension : extensions(live).entrySet()) {
            if (!known.contains(extension.getKey()) && wanted.test(extension.getKey())) {
                Attempt.run(scratch, extension.getValue());
                added.add(DESCRIBED_EXTENSION + extension.getKey());
            }
        }
        return added;
    }

    @Override
    public List<String> dropUnusedExtensions(Connection scratch, List<String> extensions) {
        List<String> used = new ArrayList<>();
        for (String extension : extensions) {
            try {
                Attempt.run(
                        scratch,
                        "DROP EXTENSION "
                                + new PostgresqlSyntax().quote(extension.substring(DESCRIBED_EXTENSION.length())));
            } catch (SQLException e) {
                used.add(extension);
            }
        }
        return used;
    }

    /** Returns the statements that create the extensions of a database, by their names. */
    private static Map<String, String> extensions(Connection database) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(EXTENSIONS)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    @Override
    public Optional<String> storageKey(Connection database) throws SQLException {
        return Optional.of(ask(database, STORAGE) + ask(database, SESSION) + TypeDefinitions.read(database));
    }

    /**
     * Returns the version and settings of the server of the scratch database, and the types and functions of the live
     * database.
     */
    @Override
    public Optional<String> tableFormKey(Place place) throws SQLException {
        Connection live = place.live();
        String server = place.server();
        if (live == null || ScratchConnection.findServer(live).isPresent()) {
            return Optional.empty();
        }
        String key = storageKey(live).orElseThrow();
        if (server == null) {
            return Optional.of(key);
        }
        try (Connection other = connections.open(server, new Properties())) {
            return Optional.of(key + ask(other, STORAGE) + ask(other, SESSION));
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public Optional<ServerProfile> serverProfile(Connection database) throws SQLException {
        Map<String, String> properties = new TreeMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(EXTENSION_SCHEMAS)) {
            while (rows.next()) {
                properties.put("the schema of the extension " + rows.getString(1), rows.getString(2));
            }
        }
        String series = Integer.toString(database.getMetaData().getDatabaseMajorVersion());
        return Optional.of(new ServerProfile(series, properties));
    }

    @Override
    public boolean createTypes(Connection scratch, Connection live, List<String> declared) throws SQLException {
        TypeDefinitions types = TypeDefinitions.read(live);
        if (types.isEmpty()) {
            return false;
        }
        try (Statement statement = scratch.createStatement()) {
            for (String sql : types.schemas()) {
                statement.execute(sql);
            }
            for (String sql : declared) {
                statement.execute(sql);
            }
            statement.execute("SET check_function_bodies = off");
            for (TypeDefinitions.Definition definition : types.statements()) {
                if (definition.function()) {
                    createFunction(scratch, definition.sql());
                } else {
                    createIfMissing(statement, definition.sql());
                }
            }
            statement.execute("RESET check_function_bodies");
        }
        return true;
    }

    /** Creates a function, unless it uses a table; no table can use such a function before the table exists. */
    private static void createFunction(Connection scratch, String sql) {
        try {
            Attempt.run(scratch, sql);
        } catch (SQLException usesTable) {
            // If the entities use the function, the error of their table names it.
        }
    }

    private static void createIfMissing(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!DUPLICATE_OBJECT.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    @Override
    public List<LeftoverDatabase> findLeftovers(Connection live) throws SQLException {
        String url = live.getMetaData().getURL();
        return ScratchServer.findLeftovers(connections, DatabaseUrl.parse(url), live).stream()
                .map(name -> new LeftoverDatabase(name, null))
                .toList();
    }
}
