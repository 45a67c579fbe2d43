package dev.limbeck.execute.record;

import dev.limbeck.ColumnDefinition;
import dev.limbeck.ConstraintDefinition;
import dev.limbeck.ForeignKeyDefinition;
import dev.limbeck.IndexItem;
import dev.limbeck.KeyDefinition;
import dev.limbeck.SequenceDefinition;
import dev.limbeck.TableItem;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.ops.evolution.NameMapping;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces the names in the definitions of a revision file with the stored names. */
record NamedItems(NameMapping names) {

    TableItem[] items(TableItem... items) {
        return Arrays.stream(items).map(this::item).toArray(TableItem[]::new);
    }

    private TableItem item(TableItem item) {
        if (item instanceof ColumnDefinition definition) {
            return column(definition);
        }
        return item instanceof ConstraintDefinition definition ? constraint(definition) : item;
    }

    ColumnDefinition column(ColumnDefinition definition) {
        return new ColumnDefinition(
                names.column(definition.column()), definition.backfill(), names.position(definition.position()));
    }

    ConstraintDefinition constraint(ConstraintDefinition definition) {
        return definition instanceof ForeignKeyDefinition key
                ? foreignKey(key)
                : new KeyDefinition(names.constraint(definition.constraint()));
    }

    ForeignKeyDefinition foreignKey(ForeignKeyDefinition definition) {
        return definition.withNames(names::table, names::other);
    }

    SequenceDefinition sequence(SequenceDefinition definition) {
        return new SequenceDefinition(
                definition.sequence().withName(names.table(definition.sequence().name())));
    }

    /** Replaces the column names among the arguments of {@code createIndex}. */
    Object[] parts(Object... parts) {
        return Arrays.stream(parts).map(this::part).toArray();
    }

    private Object part(Object part) {
        if (part instanceof String column) {
            return names.column(column);
        }
        if (part instanceof IndexItem.Part item) {
            IndexPart named = names.index(new Index("unused", List.of(item.part()), false, null))
                    .parts()
                    .get(0);
            return new IndexItem.Part(named);
        }
        return part;
    }

    String[] columns(String... columns) {
        return names.columns(List.of(columns)).toArray(String[]::new);
    }

    @Nullable
    String optional(@Nullable String name) {
        return name == null ? null : names.other(name);
    }

    Map<String, @Nullable Object> row(Map<String, ? extends @Nullable Object> row) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        row.forEach((column, value) -> named.put(names.column(column), value));
        return named;
    }
}
