package dev.limbeck.hibernate.scan;

import dev.limbeck.model.TableName;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Names tables: with their schema, except on SQLite, which has none. */
final class TableNames {
    private final Mapping mapping;
    private final TreeSet<String> dropped = new TreeSet<>();

    TableNames(Mapping mapping) {
        this.mapping = mapping;
    }

    TableName of(Table table) {
        String schema = schema(table);
        if (schema == null) {
            return TableName.of(table.getName());
        }
        if (mapping.sqlite()) {
            dropped.add(schema);
            return TableName.of(table.getName());
        }
        return new TableName(schema, table.getName());
    }

    /** Says once which schemas were left out, those that all tables are put in by a setting as well. */
    void report() {
        for (String setting : List.of("hibernate.default_schema", "hibernate.default_catalog")) {
            String schema = mapping.sqlite() ? mapping.setting(setting) : null;
            if (schema != null) {
                dropped.add(schema);
            }
        }
        if (!dropped.isEmpty()) {
            mapping.warnings()
                    .add("SQLite has no schemas: the schema or catalog of the entities (" + String.join(", ", dropped)
                            + ") is left out of table names");
        }
    }

    private static @Nullable String schema(Table table) {
        String schema = SqlWords.blankToNull(table.getSchema());
        return schema == null ? SqlWords.blankToNull(table.getCatalog()) : schema;
    }
}
