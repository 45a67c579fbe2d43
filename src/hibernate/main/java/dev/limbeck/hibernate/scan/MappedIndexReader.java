package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Reads the indexes of a table. */
final class MappedIndexReader {
    private final MappingModel mapping;
    private final ConstraintReader constraints;

    MappedIndexReader(MappingModel mapping, ConstraintReader constraints) {
        this.mapping = mapping;
        this.constraints = constraints;
    }

    /** {@return the indexes sorted by name} */
    List<Index> read(Table table) {
        List<Index> indexes = new ArrayList<>();
        for (org.hibernate.mapping.Index index : table.getIndexes().values()) {
            indexes.add(read(table, index));
        }
        for (UniqueKey key : table.getUniqueKeys().values()) {
            if (ConstraintReader.isIndex(key)) {
                indexes.add(read(table, key));
            }
        }
        indexes.sort(Comparator.comparing(Index::name));
        return indexes;
    }

    private Index read(Table table, org.hibernate.mapping.Index index) {
        List<IndexPart> parts = new ArrayList<>();
        for (Selectable selectable : index.getSelectables()) {
            IndexPart part = selectable instanceof Column column
                    ? IndexPart.column(constraints.columnName(table, column, "index " + index.getName()))
                    : IndexPart.expression(new SqlText(SqlTokens.withoutParentheses(selectable.getText())));
            parts.add(isDescending(index.getSelectableOrderMap().get(selectable)) ? part.desc() : part);
        }
        return new Index(name(index.getName()), parts, index.isUnique(), where(table, index.getName(), index));
    }

    private Index read(Table table, UniqueKey key) {
        List<IndexPart> parts = new ArrayList<>();
        for (Column column : key.getColumns()) {
            IndexPart part = IndexPart.column(constraints.columnName(table, column, "index " + key.getName()));
            parts.add(isDescending(key.getColumnOrderMap().get(column)) ? part.desc() : part);
        }
        return new Index(name(key.getName()), parts, true, where(table, key.getName(), key));
    }

    private String name(String mapped) {
        return Objects.requireNonNull(mapping.constraintName(mapped), "name of an index");
    }

    /** Returns the condition in the index's options, if any: {@code where …} makes an index partial. */
    private @Nullable SqlText where(Table table, String name, Object index) {
        String options = HibernateCalls.options(index);
        if (options != null && options.toLowerCase(Locale.ROOT).startsWith("where ")) {
            return new SqlText(options.substring("where ".length()).strip());
        }
        constraints.warnOfOptions(table, "index " + name, index);
        return null;
    }

    private static boolean isDescending(@Nullable String order) {
        return order != null && order.strip().toLowerCase(Locale.ROOT).startsWith("desc");
    }
}
