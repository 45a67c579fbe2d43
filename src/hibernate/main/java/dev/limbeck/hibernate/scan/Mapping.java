package dev.limbeck.hibernate.scan;

import dev.limbeck.spi.ModelRequest;
import java.util.IdentityHashMap;
import java.util.Map;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Hibernate's mapping model and what the readers of it share. */
final class Mapping {
    private final MetadataImplementor metadata;
    private final boolean sqlite;
    private final Warnings warnings = new Warnings();
    private final Owners owners;
    private final Map<String, Object> settings;
    private final IdentityHashMap<Column, String> definitions = new IdentityHashMap<>();

    /** Notes the column definitions at once: the first question for a column's SQL type overwrites them. */
    Mapping(MetadataImplementor metadata, ModelRequest request, Map<String, Object> settings) {
        this.metadata = metadata;
        this.sqlite = TargetDatabase.isSqlite(request);
        this.owners = new Owners(metadata);
        this.settings = settings;
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                table.getColumns().forEach(this::note);
            }
        }
    }

    private void note(Column column) {
        String definition = column.getSqlType();
        if (definition != null && !definition.isBlank()) {
            // Where all identifiers are quoted, Hibernate quotes the definition as one.
            definitions.put(column, SqlWords.unquoted(definition.strip()));
        }
    }

    MetadataImplementor metadata() {
        return metadata;
    }

    Dialect dialect() {
        return metadata.getDatabase().getDialect();
    }

    boolean sqlite() {
        return sqlite;
    }

    Warnings warnings() {
        return warnings;
    }

    Owners owners() {
        return owners;
    }

    /** {@return that setting of Hibernate's, or null} */
    @Nullable
    String setting(String name) {
        Object value = settings.get(name);
        return value == null ? null : SqlWords.blankToNull(value.toString());
    }

    /** {@return the {@code columnDefinition} the entity gives, or null} */
    @Nullable
    String definition(Column column) {
        return definitions.get(column);
    }
}
