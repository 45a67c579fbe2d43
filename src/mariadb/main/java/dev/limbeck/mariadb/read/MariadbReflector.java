package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.mariadb.session.MariadbSettings;
import dev.limbeck.mariadb.session.ServerVersion;
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

/** Reads a database from the definitions that the server prints, with quotes that do not depend on the session. */
public final class MariadbReflector implements Reflector {
    private static final int INVALID_VIEW = 1356;

    /** Creates the part. */
    public MariadbReflector() {}

    @Override
    public Catalog reflect(Connection connection) throws SQLException {
        return new MariadbCatalog(read(connection, Definitions::read));
    }

    /**
     * In a scratch database, reads only what the plans have changed. Elsewhere, reads all definitions, because the
     * server does not report what other connections have changed, but parses only the changed definitions.
     */
    @Override
    public Catalog refresh(Connection connection, Catalog before, List<OperationPlan> plans) throws SQLException {
        if (!(before instanceof MariadbCatalog known)) {
            return reflect(connection);
        }
        Optional<ChangedNames> changed = connection instanceof UnsharedDatabase
                ? ChangedNames.find(plans.stream()
                        .flatMap(plan -> plan.statements().stream())
                        .map(dev.limbeck.dialect.Statement::sql)
                        .toList())
                : Optional.empty();
        boolean partly = changed.isPresent()
                && known.read().names().tables() == NameRule.EXACT
                && !(changed.get().removes() && known.read().hasTriggers());
        return partly
                ? new MariadbCatalog(
                        read(connection, open -> known.read()
                                .refreshed(open, changed.get().names())),
                        known)
                : refresh(connection, before);
    }

    /** Reads all definitions, but parses only those that differ from the ones before. */
    @Override
    public Catalog refresh(Connection connection, Catalog before) throws SQLException {
        Definitions now = read(connection, Definitions::read);
        return before instanceof MariadbCatalog known ? new MariadbCatalog(now, known) : new MariadbCatalog(now);
    }

    private interface Query {
        Definitions run(Connection connection) throws SQLException;
    }

    private static Definitions read(Connection connection, Query query) throws SQLException {
        Map<String, String> before = MariadbSettings.pin(connection);
        try {
            return query.run(connection);
        } finally {
            if (!MariadbSettings.isPinned(before)) {
                MariadbSettings.restore(connection, before);
            }
        }
    }

    /** {@return the rules of the server for names} */
    public static NameRules readNames(Connection connection) throws SQLException {
        return Definitions.rules(connection);
    }

    /** {@return the collation of the current database} */
    public static String readCollation(Connection connection) throws SQLException {
        return Definitions.collation(connection);
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
    public Column stored(Connection connection, Column column) throws SQLException {
        return column.serverDefault() == null ? column : StoredMariadbDefault.read(connection, column);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return ServerVersion.read(connection).number();
    }

    /** Reads no row of each view, because information_schema does not show which views are invalid. */
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
