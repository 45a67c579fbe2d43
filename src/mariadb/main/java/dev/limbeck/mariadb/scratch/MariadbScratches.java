package dev.limbeck.mariadb.scratch;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.server.ProofRows;
import dev.limbeck.mariadb.read.HelperViews;
import dev.limbeck.mariadb.read.MariadbCatalog;
import dev.limbeck.mariadb.read.MariadbReflector;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Scratch databases on the server of the live database, or on a separate server. */
public final class MariadbScratches implements Scratches {
    private final ConnectionSource connections;
    private final @Nullable String liveUrl;

    /**
     * Creates scratch databases on the server of the given URL, in which the password is not hidden; the URL is null if
     * it is unknown.
     */
    public MariadbScratches(ConnectionSource connections, @Nullable String liveUrl) {
        this.connections = connections;
        this.liveUrl = liveUrl;
    }

    @Override
    public Connection open(Place place) throws SQLException {
        Connection live = place.live();
        String url = place.server() == null ? liveUrl : place.server();
        if (url == null) {
            throw new SQLException("A scratch database needs a server: set database.url");
        }
        Connection connection = connections.open(url, new Properties());
        try {
            String collation = ask(live == null ? connection : live, "SELECT @@collation_database");
            if (live != null && place.server() != null) {
                MariadbServers.requireAlike(live, connection, collation);
            }
            return MariadbScratchConnection.create(connection, collation);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Includes the database's collation, because the server omits a column's collation if it is the same. */
    @Override
    public Optional<ServerProfile> serverProfile(Connection database) throws SQLException {
        return Optional.of(new ServerProfile(
                new MariadbReflector().version(database),
                Map.of(
                        "the collation of the database", ask(database, "SELECT @@collation_database"),
                        "lower_case_table_names", ask(database, "SELECT @@lower_case_table_names"))));
    }

    @Override
    public Optional<String> storageKey(Connection database) throws SQLException {
        return Optional.of(StorageProperties.read(database));
    }

    /** Returns the properties of both servers, and the URL, because it can set session variables. */
    @Override
    public Optional<String> tableFormKey(Place place) throws SQLException {
        Connection live = place.live();
        String server = place.server();
        if (live == null || MariadbScratchConnection.isScratch(live)) {
            return Optional.empty();
        }
        String key = StorageProperties.read(live) + " " + (server == null ? liveUrl : server);
        if (server == null) {
            return Optional.of(key);
        }
        try (Connection other = connections.open(server, new Properties())) {
            return Optional.of(key + " " + StorageProperties.read(other));
        }
    }

    @Override
    public boolean isOnLiveServer(Place place) throws SQLException {
        String other = place.server();
        Connection live = place.live();
        if (other == null) {
            return true;
        }
        if (live == null) {
            return liveUrl != null && MariadbServers.isSame(liveUrl, other);
        }
        try (Connection connection = connections.open(other, new Properties())) {
            return MariadbServers.isSame(live, connection);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void copyInto(Connection scratch, Connection empty) throws SQLException {
        MariadbScratchConnection from = MariadbScratchConnection.of(scratch);
        Connection to = MariadbScratchConnection.of(empty).unchecked();
        MariadbCatalog catalog = (MariadbCatalog) new MariadbReflector().reflect(from.unchecked());
        MariadbSyntax syntax = new MariadbSyntax();
        try (Statement statement = to.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (Replay.Definition each : catalog.creation()) {
                statement.execute(each.sql());
                if (each.sql().startsWith("CREATE TABLE ")) {
                    copyRows(statement, catalog, each.object(), from.name(), syntax);
                }
            }
            statement.execute("SET foreign_key_checks = 1");
        }
    }

    private static void copyRows(
            Statement statement, MariadbCatalog catalog, TableName name, String database, MariadbSyntax syntax)
            throws SQLException {
        Table table = catalog.table(name).orElseThrow();
        List<String> columns = table.columns().stream()
                .filter(column -> column.generated() == null)
                .map(column -> syntax.quote(column.name()))
                .toList();
        String list = String.join(", ", columns);
        if (!columns.isEmpty()) {
            statement.execute("INSERT INTO " + syntax.quote(name) + " (" + list + ") SELECT " + list + " FROM "
                    + syntax.quote(database) + "." + syntax.quote(name));
        }
    }

    @Override
    public void reset(Connection scratch) throws SQLException {
        MariadbScratchConnection.of(scratch).reset();
    }

    /**
     * Turns off foreign key checks, because tables are created in the order of their names and may refer to later
     * tables.
     */
    @Override
    public Replay replay(Catalog catalog) {
        TableName setting = TableName.of("foreign_key_checks");
        List<Replay.Definition> statements = new ArrayList<>();
        statements.add(new Replay.Definition(setting, "SET foreign_key_checks = 0"));
        statements.addAll(
                catalog instanceof MariadbCatalog own
                        ? own.creation()
                        : catalog.definitions().stream()
                                .map(sql -> new Replay.Definition(TableName.of(sql), sql))
                                .toList());
        statements.add(new Replay.Definition(setting, "SET foreign_key_checks = 1"));
        return new Replay(statements, Map.of());
    }

    @Override
    public List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) throws SQLException {
        return new ProofRows(new MariadbSampleTarget(connection)).insert(tables, rows);
    }

    @Override
    public Optional<String> explainUncomputable(Connection connection, SqlText expression, @Nullable TableName table) {
        String from = table == null ? "" : " FROM " + new MariadbSyntax().quote(table) + " WHERE FALSE";
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT (" + expression.sql() + "\n)" + from).close();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<LeftoverDatabase> findLeftovers(Connection live) throws SQLException {
        return MariadbScratchMark.findLeftovers(live);
    }

    @Override
    public List<String> findLeftoverViews(Connection live) throws SQLException {
        return HelperViews.findLeftovers(live);
    }
}
