package dev.limbeck.postgresql.scratch;

import dev.limbeck.postgresql.session.DatabaseUrl;
import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates and drops databases on the server of the live database, over connections of its own. */
final class ScratchServer {
    private static final String PREFIX = "limbeck_scratch_";
    private static final String MARK = "Scratch database of Limbeck";
    private static final int FILE_COPY = 150000;

    private final ConnectionSource connections;
    private final DatabaseUrl server;
    private final String locale;
    private final @Nullable String liveDatabase;

    private ScratchServer(
            ConnectionSource connections, DatabaseUrl server, String locale, @Nullable String liveDatabase) {
        this.connections = connections;
        this.server = server;
        this.locale = locale;
        this.liveDatabase = liveDatabase;
    }

    /** {@return the name of the live database if it is on this server} */
    Optional<String> liveDatabase() {
        return Optional.ofNullable(liveDatabase);
    }

    /** {@return the server of the live database, on which databases with its encoding and collation are created} */
    static ScratchServer beside(ConnectionSource connections, DatabaseUrl live) throws SQLException {
        try (Connection admin = connections.open(live.toString(), new Properties())) {
            return new ScratchServer(connections, live, locale(admin), admin.getCatalog());
        }
    }

    /**
     * {@return another server, on which databases are created with the encoding and collation of the live database, or of
     * the database in the URL if there is no live database}
     *
     * @throws SQLException if its major version is not that of the live database
     */
    static ScratchServer open(ConnectionSource connections, String url, @Nullable Connection live) throws SQLException {
        DatabaseUrl server = DatabaseUrl.parse(url);
        try (Connection admin = connections.open(url, new Properties())) {
            int major = admin.getMetaData().getDatabaseMajorVersion();
            int wanted = live == null ? major : live.getMetaData().getDatabaseMajorVersion();
            if (major != wanted) {
                throw new SQLException("The server of database.scratch_url is PostgreSQL " + major
                        + ", but the database is PostgreSQL " + wanted
                        + ". They store schemas differently: name a server of the same major version");
            }
            return new ScratchServer(connections, server, locale(live == null ? admin : live), null);
        }
    }

    /** {@return the name of a new database; nothing is created} */
    static String newName() {
        return PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /** {@return a connection to the given scratch database} */
    Connection connect(String database) throws SQLException {
        return connections.open(server.withDatabase(database).toString(), new Properties());
    }

    /** Creates an empty database whose encoding and collation are those of the live database. */
    void create(String name) throws SQLException {
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0" + locale);
            mark(statement, name);
        }
    }

    /** Creates a copy of a scratch database to which nobody is connected. */
    void copy(String from, String name) throws SQLException {
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + from
                    + (version(admin) >= FILE_COPY ? " STRATEGY file_copy" : ""));
            mark(statement, name);
        }
    }

    /** Drops the database, and ends the connections to it. */
    void drop(String name) throws SQLException {
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    private Connection admin() throws SQLException {
        return connections.open(server.toString(), new Properties());
    }

    /** Only a database with this comment is reported as a leftover. */
    private static void mark(Statement statement, String name) throws SQLException {
        statement.execute("COMMENT ON DATABASE " + name + " IS '" + MARK + ", created by process "
                + ProcessHandle.current().pid() + " at " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "'");
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String locale(Connection admin) throws SQLException {
        String sql = "SELECT format(' ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(d.encoding),"
                + " d.datcollate, d.datctype) || CASE j ->> 'datlocprovider'"
                + " WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L', coalesce(j ->> 'datlocale',"
                + " j ->> 'daticulocale')) WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L',"
                + " j ->> 'datlocale') ELSE '' END"
                + " FROM pg_database d, to_jsonb(d) j WHERE d.datname = current_database()";
        try (Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** {@return the scratch databases to which nobody is connected} */
    static List<String> findLeftovers(Connection connection) throws SQLException {
        String sql = "SELECT d.datname FROM pg_database d WHERE d.datname LIKE ? AND starts_with("
                + "coalesce(shobj_description(d.oid, 'pg_database'), ''), ?) AND NOT EXISTS"
                + " (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid) ORDER BY 1";
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, PREFIX.replace("_", "\\_") + "%");
            statement.setString(2, MARK);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
