package dev.limbeck.hibernate.scan;

import dev.limbeck.model.TableName;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Returns the names of tables, with their schema except on SQLite, which has no schemas. */
final class TableNames {
    private final MappingModel mapping;
    private final TreeSet<String> dropped = new TreeSet<>();

    TableNames(MappingModel mapping) {
        this.mapping = mapping;
    }

    /** {@return the name of the table} */
    TableName tableName(Table table) {
        String schema = schema(table);
        if (schema == null) {
            return TableName.of(table.getName());
        }
        if (mapping.isSqlite()) {
            dropped.add(schema);
            return TableName.of(table.getName());
        }
        return new TableName(schema, table.getName());
    }

    /** Adds one warning that names the schemas that were left out, including those set as the default. */
    void warnOfSchemas() {
        for (String setting : List.of("hibernate.default_schema", "hibernate.default_catalog")) {
            String schema = mapping.isSqlite() ? mapping.setting(setting) : null;
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
        String schema = SqlTokens.blankToNull(table.getSchema());
        return schema == null ? SqlTokens.blankToNull(table.getCatalog()) : schema;
    }
}
