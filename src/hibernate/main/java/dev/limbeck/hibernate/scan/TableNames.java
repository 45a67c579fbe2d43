package dev.limbeck.hibernate.scan;

import dev.limbeck.model.TableName;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
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
            return TableName.of(name(table));
        }
        if (!mapping.target().hasSchemas()) {
            dropped.add(schema);
            return TableName.of(name(table));
        }
        return new TableName(mapping.target().storedName(schema, table.isSchemaQuoted()), name(table));
    }

    private String name(Table table) {
        return mapping.target().storedName(table.getName(), table.isQuoted());
    }

    /** {@return the sequence as the database stores it} */
    dev.limbeck.model.Sequence sequence(Sequence mapped) {
        QualifiedName name = mapped.getName();
        Identifier schema = name.getSchemaName() == null ? name.getCatalogName() : name.getSchemaName();
        return new dev.limbeck.model.Sequence(
                new TableName(schema == null ? null : name(schema), name(name.getObjectName())),
                mapped.getInitialValue(),
                mapped.getIncrementSize());
    }

    private String name(Identifier identifier) {
        return mapping.target().storedName(identifier.getText(), identifier.isQuoted());
    }

    /** Adds one warning that lists the schemas that were left out, including those set as the default. */
    void warnOfSchemas() {
        for (String setting : List.of("hibernate.default_schema", "hibernate.default_catalog")) {
            String schema = mapping.target().hasSchemas() ? null : mapping.setting(setting);
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
