package dev.limbeck.h2;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.model.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the schema of an H2 database from its INFORMATION_SCHEMA. */
final class H2Reader {
    private static final String OTHERS = " not in ('INFORMATION_SCHEMA', 'LIMBECK_LOCK')";
    static final String DEFAULT = "PUBLIC";

    private final Connection connection;

    H2Reader(Connection connection) {
        this.connection = connection;
    }

    /** {@return the tables and views of all schemas, sorted by name} */
    Schema read() throws SQLException {
        Map<TableName, Table> tables = readColumns();
        Map<String, String> checks = new LinkedHashMap<>();
        for (Map<String, String> row : query("select constraint_schema, constraint_name, check_clause from"
                + " information_schema.check_constraints")) {
            checks.put(text(row, "CONSTRAINT_SCHEMA") + "." + text(row, "CONSTRAINT_NAME"), text(row, "CHECK_CLAUSE"));
        }
        for (Map<String, String> row : query("select table_schema, table_name, constraint_name, constraint_type from"
                + " information_schema.table_constraints where table_schema" + OTHERS
                + " order by constraint_schema, constraint_name")) {
            String check = checks.get(text(row, "TABLE_SCHEMA") + "." + text(row, "CONSTRAINT_NAME"));
            if (check != null) {
                row.put("CHECK_CLAUSE", check);
            }
            tables.computeIfPresent(name(row), (name, table) -> withConstraint(table, row));
        }
        readIndexes(tables);
        List<View> views = new ArrayList<>();
        for (Map<String, String> row : query("select table_schema, table_name, view_definition from"
                + " information_schema.views where table_schema" + OTHERS + " order by 1, 2")) {
            views.add(new View(
                    name(row),
                    new SqlText("create view " + H2Catalog.quoted(name(row)) + " as " + text(row, "VIEW_DEFINITION"))));
        }
        return new Schema(
                tables.values().stream()
                        .sorted(java.util.Comparator.comparing(Table::name))
                        .toList(),
                views,
                List.of(),
                readSequences(),
                H2Dialect.NAMES);
    }

    private List<Sequence> readSequences() throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        for (Map<String, String> row : query("select sequence_schema as table_schema, sequence_name as table_name,"
                + " start_value, increment from information_schema.sequences where sequence_schema" + OTHERS
                + " order by 1, 2")) {
            sequences.add(new Sequence(
                    name(row), Long.parseLong(text(row, "START_VALUE")), Long.parseLong(text(row, "INCREMENT"))));
        }
        return sequences;
    }

    private Map<TableName, Table> readColumns() throws SQLException {
        Map<TableName, Table> tables = new LinkedHashMap<>();
        for (Map<String, String> table : query("select table_schema, table_name from information_schema.tables where"
                + " table_type = 'BASE TABLE' and table_schema" + OTHERS + " order by 1, 2")) {
            List<Column> columns = new ArrayList<>();
            for (Map<String, String> row : query(
                    "select * from information_schema.columns where table_schema = ? and table_name = ? order by"
                            + " ordinal_position",
                    text(table, "TABLE_SCHEMA"),
                    text(table, "TABLE_NAME"))) {
                columns.add(column(row));
            }
            tables.put(name(table), Table.of(name(table), columns));
        }
        return tables;
    }

    private static Column column(Map<String, String> row) {
        Column column = new Column(
                text(row, "COLUMN_NAME"), type(row), text(row, "IS_NULLABLE").equals("YES"));
        String given = row.get("COLUMN_DEFAULT");
        String generated = row.get("GENERATION_EXPRESSION");
        if ("YES".equals(row.get("IS_IDENTITY"))) {
            return column.withIdentity(Identity.PLAIN);
        }
        if (generated != null) {
            return column.withGenerated(new Generated(new SqlText(generated), true));
        }
        return given == null ? column : column.withServerDefault(new SqlText(given));
    }

    private static SqlType type(Map<String, String> row) {
        String type = text(row, "DATA_TYPE");
        return switch (type) {
            case "BOOLEAN" -> SqlType.of(TypeName.BOOL);
            case "CHARACTER VARYING" -> characters(row, TypeName.VARCHAR);
            case "CHARACTER" -> characters(row, TypeName.CHAR);
            case "BINARY VARYING" -> characters(row, TypeName.VARBINARY);
            case "BINARY" -> characters(row, TypeName.BINARY);
            case "CHARACTER LARGE OBJECT" -> SqlType.of(TypeName.CLOB);
            case "BINARY LARGE OBJECT" -> SqlType.of(TypeName.BLOB);
            case "DOUBLE PRECISION" -> SqlType.of(TypeName.DOUBLE);
            case "NUMERIC", "DECFLOAT" ->
                SqlType.of(TypeName.NUMERIC, number(row, "NUMERIC_PRECISION"), number(row, "NUMERIC_SCALE"));
            case "TIME" -> SqlType.of(TypeName.TIME, number(row, "DATETIME_PRECISION"));
            case "TIMESTAMP" -> SqlType.of(TypeName.TIMESTAMP, number(row, "DATETIME_PRECISION"));
            case "TIMESTAMP WITH TIME ZONE" ->
                SqlType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, number(row, "DATETIME_PRECISION"));
            case "TIME WITH TIME ZONE" -> SqlType.of(TypeName.TIME_WITH_TIME_ZONE, number(row, "DATETIME_PRECISION"));
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "REAL", "DATE", "UUID", "JSON" ->
                SqlType.of(TypeName.valueOf(type));
            default -> SqlType.raw(type);
        };
    }

    private static SqlType characters(Map<String, String> row, TypeName name) {
        int length = number(row, "CHARACTER_MAXIMUM_LENGTH");
        return length >= 1_000_000_000 ? SqlType.of(name) : SqlType.of(name, length);
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(text(row, column));
    }

    private Table withConstraint(Table table, Map<String, String> row) {
        String name = text(row, "CONSTRAINT_NAME");
        String schema = text(row, "TABLE_SCHEMA");
        try {
            List<UniqueConstraint> uniques = new ArrayList<>(table.uniqueConstraints());
            List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
            List<CheckConstraint> checks = new ArrayList<>(table.checks());
            switch (text(row, "CONSTRAINT_TYPE")) {
                case "PRIMARY KEY" -> {
                    return table.withPrimaryKey(new PrimaryKey(name, columns(schema, name)));
                }
                case "UNIQUE" -> uniques.add(new UniqueConstraint(name, columns(schema, name)));
                case "CHECK" -> checks.add(new CheckConstraint(name, new SqlText(text(row, "CHECK_CLAUSE"))));
                default -> keys.add(foreignKey(schema, name));
            }
            return table.withConstraints(uniques, keys, checks);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> columns(String schema, String constraint) throws SQLException {
        return query(
                        "select column_name from information_schema.key_column_usage where constraint_schema = ? and"
                                + " constraint_name = ? order by ordinal_position",
                        schema,
                        constraint)
                .stream()
                .map(row -> text(row, "COLUMN_NAME"))
                .toList();
    }

    private ForeignKey foreignKey(String schema, String name) throws SQLException {
        Map<String, String> row = query(
                        "select unique_constraint_schema, unique_constraint_name, delete_rule, update_rule"
                                + " from information_schema.referential_constraints where constraint_schema = ? and"
                                + " constraint_name = ?",
                        schema,
                        name)
                .get(0);
        return new ForeignKey(
                        name,
                        columns(schema, name),
                        name(query(
                                        "select table_schema, table_name from information_schema.table_constraints where"
                                                + " constraint_schema = ? and constraint_name = ?",
                                        text(row, "UNIQUE_CONSTRAINT_SCHEMA"),
                                        text(row, "UNIQUE_CONSTRAINT_NAME"))
                                .get(0)),
                        columns(text(row, "UNIQUE_CONSTRAINT_SCHEMA"), text(row, "UNIQUE_CONSTRAINT_NAME")))
                .withOnDelete(action(text(row, "DELETE_RULE")))
                .withOnUpdate(action(text(row, "UPDATE_RULE")));
    }

    /** Some versions of H2 report the default action, NO ACTION, as RESTRICT; both have the same effect. */
    private static ReferentialAction action(String rule) {
        return rule.equals("RESTRICT")
                ? ReferentialAction.NO_ACTION
                : ReferentialAction.valueOf(rule.replace(' ', '_'));
    }

    private void readIndexes(Map<TableName, Table> tables) throws SQLException {
        for (Map<String, String> row : query("select table_schema, table_name, index_name, index_type_name from"
                + " information_schema.indexes where not is_generated and table_schema" + OTHERS
                + " order by index_schema, index_name")) {
            String name = text(row, "INDEX_NAME");
            List<IndexPart> parts = new ArrayList<>();
            for (Map<String, String> part : query(
                    "select column_name, ordering_specification from information_schema.index_columns where"
                            + " table_schema = ? and table_name = ? and index_name = ? order by ordinal_position",
                    text(row, "TABLE_SCHEMA"),
                    text(row, "TABLE_NAME"),
                    name)) {
                IndexPart column = IndexPart.column(text(part, "COLUMN_NAME"));
                parts.add("DESC".equals(part.get("ORDERING_SPECIFICATION")) ? column.desc() : column);
            }
            boolean unique = text(row, "INDEX_TYPE_NAME").startsWith("UNIQUE");
            tables.computeIfPresent(name(row), (key, table) -> {
                List<Index> indexes = new ArrayList<>(table.indexes());
                indexes.add(new Index(name, parts, unique, null));
                return table.withIndexes(indexes);
            });
        }
    }

    private static TableName name(Map<String, String> row) {
        String schema = text(row, "TABLE_SCHEMA");
        return new TableName(schema.equals(DEFAULT) ? null : schema, text(row, "TABLE_NAME"));
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private List<Map<String, String>> query(String sql, String... values) throws SQLException {
        List<Map<String, String>> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        @Nullable String value = rows.getString(i);
                        if (value != null) {
                            row.put(rows.getMetaData().getColumnLabel(i), value);
                        }
                    }
                    found.add(row);
                }
            }
        }
        return found;
    }
}
