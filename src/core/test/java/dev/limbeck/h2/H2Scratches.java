package dev.limbeck.h2;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In-memory databases of H2. */
final class H2Scratches implements Scratches {
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** {@return the number of scratch databases that were opened so far} */
    static int opened() {
        return NAMES.get();
    }

    @Override
    public Connection open(Place place) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:scratch" + NAMES.incrementAndGet());
    }

    @Override
    public void copyInto(Connection scratch, Connection empty) throws SQLException {
        try (Statement from = scratch.createStatement();
                Statement to = empty.createStatement();
                var script = from.executeQuery("SCRIPT")) {
            while (script.next()) {
                if (!script.getString(1).startsWith("CREATE USER")) {
                    to.execute(script.getString(1));
                }
            }
        }
    }

    @Override
    public void reset(Connection scratch) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
        }
    }

    @Override
    public Replay replay(Catalog catalog) {
        return new Replay(
                catalog.definitions().stream()
                        .map(sql -> new Replay.Definition(TableName.of(sql), sql))
                        .toList(),
                Map.of());
    }

    @Override
    public List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) throws SQLException {
        List<TableName> empty = new ArrayList<>();
        for (Table table : tables) {
            boolean any = false;
            for (int row = 1; row <= rows; row++) {
                any |= insert(connection, table, row);
            }
            if (!any) {
                empty.add(table.name());
            }
        }
        return empty;
    }

    private static boolean insert(Connection connection, Table table, int row) throws SQLException {
        List<Column> columns = table.columns().stream()
                .filter(column -> column.generated() == null)
                .toList();
        String sql = "INSERT INTO " + H2Catalog.quoted(table.name()) + " "
                + H2Sql.list(columns.stream().map(Column::name).toList()) + " VALUES "
                + columns.stream().map(column -> sample(column, row)).collect(Collectors.joining(", ", "(", ")"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        } finally {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
            }
        }
    }

    private static String sample(Column column, int row) {
        if (column.nullable()) {
            return "NULL";
        }
        if (!(column.type() instanceof SqlType.Portable portable)) {
            return "NULL";
        }
        return switch (portable.name()) {
            case BOOL -> "TRUE";
            case CHAR, NCHAR, VARCHAR, NVARCHAR, TEXT, CLOB, NCLOB -> "'" + row + "'";
            case BINARY, VARBINARY, BLOB -> "X'0" + row + "'";
            case DATE -> "DATE '2026-01-0" + row + "'";
            case TIME, TIME_WITH_TIME_ZONE -> "TIME '00:00:0" + row + "'";
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP '2026-01-0" + row + " 00:00:00'";
            case UUID -> "RANDOM_UUID()";
            default -> String.valueOf(row);
        };
    }

    @Override
    public Optional<String> explainUncomputable(Connection connection, SqlText expression, @Nullable TableName table) {
        String from = table == null ? "" : " FROM " + H2Catalog.quoted(table) + " WHERE FALSE";
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT " + expression.sql() + from).close();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
