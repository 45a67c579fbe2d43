package dev.limbeck.mariadb.scratch;

import dev.limbeck.dialect.server.ProofRows;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scratch database into which sample rows are inserted. */
record MariadbSampleTarget(Connection connection) implements ProofRows.Target {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();

    @Override
    public Map<String, ProofRows.Value> values(Table table) {
        Map<String, ProofRows.Value> values = new HashMap<>();
        for (Column column : table.columns()) {
            values.put(column.name(), (row, text) -> value(column.type(), row, text));
        }
        return values;
    }

    private static String value(SqlType type, int row, @Nullable String text) {
        return switch (MariadbTypes.name(type)) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "float", "double", "decimal" ->
                String.valueOf(row);
            case "bit" -> String.valueOf(row % 2);
            case "date" -> "'2026-01-0" + (1 + row % 9) + "'";
            case "datetime", "timestamp" -> "'2026-01-0" + (1 + row % 9) + " 00:00:00'";
            case "time" -> "'00:00:0" + row % 10 + "'";
            case "year" -> String.valueOf(2000 + row);
            case "uuid" -> "'00000000-0000-0000-0000-" + String.format("%012d", row) + "'";
            case "json" -> "'{}'";
            case "enum" -> enumValue(type, row);
            default -> text == null ? "'" + row + "'" : "'" + text + "'";
        };
    }

    private static String enumValue(SqlType type, int row) {
        if (type instanceof SqlType.Enumeration names) {
            return SYNTAX.literal(names.values().get((row - 1) % names.values().size()));
        }
        return MariadbTypes.zero(type);
    }

    @Override
    public void insert(TableName table, List<String> columns, List<String> values) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO " + SYNTAX.quote(table) + " " + (columns.isEmpty() ? "()" : SYNTAX.list(columns))
                            + " VALUES (" + String.join(", ", values) + ")");
        }
    }
}
