package dev.limbeck.hibernate.scan;

import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.spi.ModelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Reads primary key and unique constraints. */
final class ConstraintReader {
    private final Mapping mapping;

    ConstraintReader(Mapping mapping) {
        this.mapping = mapping;
    }

    @Nullable
    PrimaryKey primaryKey(Table table) {
        var key = table.getPrimaryKey();
        if (key == null || key.getColumns().isEmpty()) {
            return null;
        }
        UniqueKey named = key.getOrderingUniqueKey();
        return new PrimaryKey(
                named != null && named.isNameExplicit() ? SqlWords.name(named.getName()) : null,
                names(key.getColumns()));
    }

    /** {@return the unique constraints by name, those that columns declare themselves included} */
    List<UniqueConstraint> uniques(Table table, List<ColumnReader.Read> columns) {
        List<UniqueConstraint> uniques = new ArrayList<>();
        for (UniqueKey key : table.getUniqueKeys().values()) {
            if (!isIndex(key)) {
                uniques.add(new UniqueConstraint(SqlWords.name(key.getName()), known(table, key)));
            }
        }
        for (Column column : table.getColumns()) {
            if (column.isUnique() && !table.isPrimaryKey(column)) {
                add(uniques, new UniqueConstraint(SqlWords.name(column.getUniqueKeyName()), List.of(column.getName())));
            }
        }
        for (ColumnReader.Read read : columns) {
            if (read.unique()) {
                add(uniques, new UniqueConstraint(null, List.of(read.column().name())));
            }
        }
        uniques.sort(Comparator.comparing((UniqueConstraint unique) -> Objects.requireNonNullElse(unique.name(), ""))
                .thenComparing(unique -> unique.columns().toString()));
        return uniques;
    }

    /** {@return whether it came from a unique index: only there has a column a direction, or a condition is set} */
    static boolean isIndex(UniqueKey key) {
        String options = HibernateCalls.options(key);
        boolean partial = options != null && options.toLowerCase(Locale.ROOT).startsWith("where ");
        return partial || !key.getColumnOrderMap().isEmpty();
    }

    private static void add(List<UniqueConstraint> uniques, UniqueConstraint unique) {
        if (uniques.stream().noneMatch(there -> there.columns().equals(unique.columns()))) {
            uniques.add(unique);
        }
    }

    private List<String> known(Table table, UniqueKey key) {
        return key.getColumns().stream()
                .map(column -> known(table, column, "unique constraint " + key.getName()))
                .toList();
    }

    /** {@return the name of the table's column, which an index or unique constraint names by what the entity says} */
    String known(Table table, Column wanted, String by) {
        Column column = table.getColumn(wanted);
        if (column == null) {
            throw new ModelException(
                    mapping.owners().of(table) + ": " + by + " names column " + wanted.getName() + ", but table "
                            + table.getName() + " has only " + String.join(", ", names(table.getColumns()))
                            + ". Perhaps it names the attribute instead of the column.",
                    null);
        }
        return column.getName();
    }

    static List<String> names(Iterable<Column> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.getName()));
        return names;
    }
}
