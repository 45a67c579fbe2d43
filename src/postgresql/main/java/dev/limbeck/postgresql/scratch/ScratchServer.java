package dev.limbeck.postgresql.scratch;

import dev.limbeck.postgresql.session.ConnectionPooler;
import dev.limbeck.postgresql.session.DatabaseUrl;
import dev.limbeck.postgresql.session.ServerErrors;
import dev.limbeck.postgresql.session.SupportedVersion;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.spi.ConnectionSource;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Creates and drops one scratch database on a server, over a separate connection that also holds the lock of the
 * database.
 */
final class ScratchServer implements AutoCloseable {
    private static final String NO_PRIVILEGE = "42501";

    private static final System.Logger LOG = System.getLogger(ScratchServer.class.getName());

    private static final int FILE_COPY = 150000;

    private final ConnectionSource connections;
    private final DatabaseUrl server;
    private final Connection admin;
    private final String locale;
    private final @Nullable String liveDatabase;
    private final ScratchMark mark = ScratchMark.create();

    private ScratchServer(
            ConnectionSource connections,
            DatabaseUrl server,
            Connection admin,
            String locale,
            @Nullable String liveDatabase) {
        this.connections = connections;
        this.server = server;
        this.admin = admin;
        this.locale = locale;
        this.liveDatabase = liveDatabase;
    }

    /** {@return the name of the live database if it is on this server} */
    Optional<String> liveDatabase() {
        return Optional.ofNullable(liveDatabase);
    }

    /** {@return the server of the live database; new databases get the encoding and collation of the live database} */
    static ScratchServer beside(ConnectionSource connections, DatabaseUrl live) throws SQLException {
        Connection admin = connections.open(live.toString(), new Properties());
        try {
            SupportedVersion.require(admin);
            new ConnectionPooler(connections).requireOwnSession(admin);
            return new ScratchServer(connections, live, admin, locale(admin), admin.getCatalog());
        } catch (SQLException e) {
            admin.close();
            throw e;
        }
    }

    /**
     * {@return the server of a URL, on which databases are created with the encoding and collation of the live
     * database, or of the database in the URL if there is no live database}
     *
     * @param live a connection to the live database; null if none is open
     * @param liveDatabase the name of the live database if no connection to it is open and its URL has the same server
     * @throws SQLException if its major version is not that of the live database
     */
    static ScratchServer open(
            ConnectionSource connections, String url, @Nullable Connection live, @Nullable String liveDatabase)
            throws SQLException {
        Connection admin = connections.open(url, new Properties());
        try {
            int major = SupportedVersion.require(admin);
            new ConnectionPooler(connections).requireOwnSession(admin);
            int wanted = live == null ? major : live.getMetaData().getDatabaseMajorVersion();
            if (major != wanted) {
                throw new SQLException("The server of database.scratch_url is PostgreSQL " + major
                        + ", but the database is PostgreSQL " + wanted
                        + ". They store schemas differently: specify a server of the same major version");
            }
            String locale = locale(live == null ? admin : live);
            String beside =
                    live == null ? liveDatabase : ServerComparison.isSame(live, admin) ? live.getCatalog() : null;
            return new ScratchServer(connections, DatabaseUrl.parse(url), admin, locale, beside);
        } catch (SQLException e) {
            admin.close();
            throw e;
        }
    }

    /** {@return this server, for another scratch database; the two databases do not depend on each other} */
    ScratchServer forAnother() throws SQLException {
        Connection another = connections.open(server.toString(), new Properties());
        return new ScratchServer(connections, server, another, locale, liveDatabase);
    }

    /** {@return a new connection to the scratch database} */
    Connection connect() throws SQLException {
        return connections.open(server.withDatabase(mark.databaseName()).toString(), new Properties());
    }

    /** Creates an empty database whose encoding and collation are those of the live database. */
    void create() throws SQLException {
        dropLeftovers();
        mark.lock(admin);
        try {
            execute("CREATE DATABASE " + mark.databaseName() + " TEMPLATE template0" + locale);
        } catch (SQLException e) {
            throw NO_PRIVILEGE.equals(e.getSQLState()) ? withoutPrivilege(e) : e;
        }
        describe();
    }

    /**
     * Explains a missing privilege. Scratch databases are created by the user of the URL; {@code database.role} has no
     * effect on them.
     */
    private SQLException withoutPrivilege(SQLException e) throws SQLException {
        return new SQLException(
                ServerErrors.firstLine(e) + " Permit it with ALTER ROLE "
                        + new PostgresqlSyntax()
                                .quoteIfNeeded(admin.getMetaData().getUserName())
                        + " CREATEDB, or set database.scratch_url to a URL whose user has this permission, on a"
                        + " server of the same major version.",
                e);
    }

    /** Creates a copy of another scratch database, to which no one is connected. */
    void copy(ScratchServer original) throws SQLException {
        execute("CREATE DATABASE " + mark.databaseName() + " TEMPLATE " + original.mark.databaseName()
                + (version() >= FILE_COPY ? " STRATEGY file_copy" : ""));
        describe();
    }

    /** Writes the table that marks a new database or a copy. */
    void mark(Connection scratch) throws SQLException {
        mark.write(scratch);
    }

    /**
     * Drops the database, and with FORCE also ends the connections to it. FORCE fails if the database is being vacuumed
     * and the user is not allowed to end the vacuum process; without FORCE, the server ends this process itself.
     */
    void drop() throws SQLException {
        String drop = "DROP DATABASE IF EXISTS " + mark.databaseName();
        try {
            execute(drop + " WITH (FORCE)");
        } catch (SQLException e) {
            if (!NO_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            execute(drop);
        }
    }

    /** Ends the connection, which releases the lock. */
    @Override
    public void close() throws SQLException {
        admin.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Adds a comment to the database for people who list the databases; the comment has no other effect. */
    private void describe() throws SQLException {
        execute("COMMENT ON DATABASE " + mark.databaseName() + " IS 'Scratch database of Limbeck, created by process "
                + ProcessHandle.current().pid() + " at " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "'");
    }

    private int version() throws SQLException {
        try (Statement statement = admin.createStatement();
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

    /**
     * Drops the scratch databases that interrupted runs left behind. If someone connects to one of them in the
     * meantime, the server does not drop it.
     */
    private void dropLeftovers() throws SQLException {
        for (String name : findLeftovers(connections, server, admin)) {
            try {
                execute("DROP DATABASE IF EXISTS " + name);
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "A scratch database is in use; the next run tries again", e);
            }
        }
    }

    /** {@return the scratch databases that interrupted runs left on the server} */
    static List<String> findLeftovers(ConnectionSource connections, DatabaseUrl server, Connection admin)
            throws SQLException {
        List<String> found = new ArrayList<>();
        for (ScratchMark candidate : ScratchMark.findCandidates(admin)) {
            String url = server.withDatabase(candidate.databaseName()).toString();
            try (Connection database = connections.open(url, new Properties())) {
                if (candidate.isOn(database)) {
                    found.add(candidate.databaseName());
                }
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "A database no longer exists, or this user may not connect to it", e);
            }
        }
        return found;
    }
}
