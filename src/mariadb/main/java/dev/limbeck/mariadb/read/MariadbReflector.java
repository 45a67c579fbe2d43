package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.mariadb.session.MariadbSettings;
import dev.limbeck.mariadb.session.ServerVersion;
import dev.limbeck.mariadb.session.UnsharedDatabase;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a database from the definitions that the server prints; their quotes do not depend on the session. */
public final class MariadbReflector implements Reflector {
    private static final int INVALID_VIEW = 1356;

    /** Creates this part of the dialect. */
    public MariadbReflector() {}

    @Override
    public Catalog reflect(Connection connection) throws SQLException {
        return read(connection, (open, cluster) -> new MariadbCatalog(Definitions.read(open)));
    }

    /** In a scratch database, reads only the objects that the plans have changed. */
    @Override
    public Catalog refresh(Connection connection, Catalog before, List<OperationPlan> plans) throws SQLException {
        List<String> statements = plans.stream()
                .flatMap(plan -> plan.statements().stream())
                .map(dev.limbeck.dialect.Statement::sql)
                .toList();
        return refreshAfter(connection, before, statements);
    }

    /**
     * Reads all definitions, but parses only those that differ from the previous definitions. Also reads the server's
     * counters, which can make it unnecessary to read all definitions the next time. Other commands do not need the
     * counters.
     */
    @Override
    public Catalog refresh(Connection connection, Catalog before) throws SQLException {
        return before instanceof MariadbCatalog known
                ? read(connection, (open, cluster) -> readAll(open, known, count(open, cluster)))
                : reflect(connection);
    }

    /**
     * Reads only the objects that the statements have changed, if no one else has changed a definition. No one else
     * uses a scratch database. In other databases, the server does not report what changed, but it counts the
     * statements that might have changed something.
     */
    @Override
    public Catalog refreshAfter(Connection connection, Catalog before, List<String> statements) throws SQLException {
        if (!(before instanceof MariadbCatalog known)) {
            return reflect(connection);
        }
        Optional<ChangedNames> changed = ChangedNames.find(statements)
                .filter(names -> known.read().names().tables() == NameRule.EXACT
                        && !(names.removes() && known.read().hasTriggers()));
        return read(connection, (open, cluster) -> {
            StatementCounters counters = count(open, cluster);
            StatementCounters earlier = known.counters();
            boolean partly = changed.isPresent()
                    && (open instanceof UnsharedDatabase
                            || (counters != null
                                    && earlier != null
                                    && counters.follow(earlier, changed.get().statements())));
            return partly
                    ? new MariadbCatalog(known.read().refreshed(open, changed.get()), known, counters)
                    : readAll(open, known, counters);
        });
    }

    private static Catalog readAll(Connection connection, MariadbCatalog known, @Nullable StatementCounters counters)
            throws SQLException {
        return new MariadbCatalog(Definitions.read(connection), known, counters);
    }

    /**
     * Returns the counters, or null if they are not needed, or are not sufficient because other servers can also change
     * the schema.
     */
    private static @Nullable StatementCounters count(Connection connection, boolean cluster) throws SQLException {
        return cluster || connection instanceof UnsharedDatabase ? null : StatementCounters.read(connection);
    }

    private interface Query {
        Catalog run(Connection connection, boolean cluster) throws SQLException;
    }

    private static Catalog read(Connection connection, Query query) throws SQLException {
        Map<String, String> before = MariadbSettings.pin(connection);
        try {
            return query.run(connection, MariadbSettings.isCluster(before));
        } finally {
            if (!MariadbSettings.isPinned(before)) {
                MariadbSettings.restore(connection, before);
            }
        }
    }

    /** {@return the server's rules for names} */
    public static NameRules readNames(Connection connection) throws SQLException {
        return Definitions.rules(connection);
    }

    @Override
    public boolean hasTable(Connection connection, TableName name) throws SQLException {
        String sql = "SELECT 1 FROM information_schema.tables WHERE table_schema = database() AND table_name = ?"
                + " AND table_type NOT IN ('VIEW', 'SEQUENCE')";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public List<Column> viewColumns(Connection connection, TableName view) throws SQLException {
        List<Column> columns = new ArrayList<>();
        String sql = "SELECT column_name, column_type, is_nullable FROM information_schema.columns"
                + " WHERE table_schema = database() AND table_name = ? ORDER BY ordinal_position";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, view.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(
                            rows.getString(1),
                            MariadbTypes.parse(rows.getString(2)),
                            rows.getString(3).equals("YES")));
                }
            }
        }
        return columns;
    }

    @Override
    public View stored(Connection connection, View view) throws SQLException {
        Map<String, String> before = MariadbSettings.pin(connection);
        try {
            return StoredMariadbView.read(connection, view);
        } finally {
            if (!MariadbSettings.isPinned(before)) {
                MariadbSettings.restore(connection, before);
            }
        }
    }

    @Override
    public Column stored(Connection connection, Column column) throws SQLException {
        return column.serverDefault() == null ? column : StoredMariadbDefault.read(connection, column);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return ServerVersion.read(connection).number();
    }

    /** Runs a query for zero rows on each view, because information_schema does not show which views are invalid. */
    @Override
    public List<TableName> findBrokenViews(Connection connection, Catalog catalog) throws SQLException {
        List<TableName> broken = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (TableName view :
                    catalog.schema().views().stream().map(View::name).sorted().toList()) {
                try {
                    statement
                            .executeQuery("SELECT 1 FROM " + new MariadbSyntax().quote(view) + " LIMIT 0")
                            .close();
                } catch (SQLException e) {
                    if (e.getErrorCode() != INVALID_VIEW) {
                        throw e;
                    }
                    broken.add(view);
                }
            }
        }
        return broken;
    }
}
