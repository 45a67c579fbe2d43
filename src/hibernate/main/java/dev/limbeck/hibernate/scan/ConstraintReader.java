package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Options;
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

/** Reads primary keys and unique constraints. */
final class ConstraintReader {
    private final MappingModel mapping;

    ConstraintReader(MappingModel mapping) {
        this.mapping = mapping;
    }

    /** {@return the primary key, or null if the table has none} */
    @Nullable
    PrimaryKey primaryKey(Table table) {
        var key = table.getPrimaryKey();
        if (key == null || key.getColumns().isEmpty()) {
            return null;
        }
        UniqueKey named = key.getOrderingUniqueKey();
        return new PrimaryKey(
                named != null && named.isNameExplicit() ? mapping.constraintName(named.getName()) : null,
                columnNames(key.getColumns()));
    }

    /** {@return the unique constraints sorted by name, including those that columns declare themselves} */
    List<UniqueConstraint> uniqueConstraints(Table table, List<ColumnReader.ReadColumn> columns) {
        List<UniqueConstraint> uniques = new ArrayList<>();
        for (UniqueKey key : table.getUniqueKeys().values()) {
            if (!isIndex(table, key)) {
                uniques.add(
                        new UniqueConstraint(mapping.uniqueName(key), columnNames(table, key), options(table, key)));
            }
        }
        for (Column column : table.getColumns()) {
            if (column.isUnique() && !table.isPrimaryKey(column)) {
                add(
                        uniques,
                        new UniqueConstraint(
                                mapping.constraintName(column.getUniqueKeyName()), List.of(mapping.name(column))));
            }
        }
        for (ColumnReader.ReadColumn read : columns) {
            if (read.unique()) {
                add(uniques, new UniqueConstraint(null, List.of(read.column().name())));
            }
        }
        uniques.sort(Comparator.comparing((UniqueConstraint unique) -> Objects.requireNonNullElse(unique.name(), ""))
                .thenComparing(unique -> unique.columns().toString()));
        return uniques;
    }

    /** {@return whether the key is a unique index: only an index has sort directions or a condition} */
    boolean isIndex(Table table, UniqueKey key) {
        if (mapping.target().hasIndexClauses()) {
            boolean clauses = key.getColumns().stream()
                    .anyMatch(column -> table.getColumn(column) == null
                            && SqlTokens.split(column.getName()).size() > 1);
            return clauses
                    || !key.getColumnOrderMap().isEmpty()
                    || IndexOptionText.of(HibernateCalls.options(key)).isOfIndex();
        }
        String options = HibernateCalls.options(key);
        boolean partial = options != null && options.toLowerCase(Locale.ROOT).startsWith("where ");
        return partial || !key.getColumnOrderMap().isEmpty();
    }

    private Options options(Table table, UniqueKey key) {
        String text = HibernateCalls.options(key);
        String described = "unique constraint " + key.getName();
        if (text == null) {
            return Options.NONE;
        }
        if (!mapping.target().hasIndexClauses()) {
            warnOfOptions(table, described, text);
            return Options.NONE;
        }
        IndexOptionText options = IndexOptionText.of(text);
        options.unknown().ifPresent(rest -> warnOfOptions(table, described, rest));
        return options.options();
    }

    /** Adds a warning that options of an index or unique constraint are left out. */
    void warnOfOptions(Table table, String described, String options) {
        mapping.warnings()
                .add(mapping.owners().describe(table) + ": options \"" + options + "\" of " + described
                        + " are left out" + reason(options));
    }

    private static String reason(String options) {
        return options.toLowerCase(Locale.ROOT).contains("tablespace")
                ? ", because Limbeck does not assign tablespaces. A revision can assign one with "
                        + "op.execute(\"alter index … set tablespace …\"), and Limbeck does not change it afterwards"
                : "";
    }

    private static void add(List<UniqueConstraint> uniques, UniqueConstraint unique) {
        if (uniques.stream().noneMatch(other -> other.columns().equals(unique.columns()))) {
            uniques.add(unique);
        }
    }

    private List<String> columnNames(Table table, UniqueKey key) {
        return key.getColumns().stream()
                .map(column -> columnName(table, column, "unique constraint " + key.getName()))
                .toList();
    }

    /** {@return the table's name for a column to which an index or unique constraint of the entity refers} */
    String columnName(Table table, Column wanted, String by) {
        Column column = table.getColumn(wanted);
        if (column == null) {
            throw new ModelException(
                    mapping.owners().describe(table) + ": " + by + " names column " + wanted.getName() + ", but table "
                            + table.getName() + " has only " + String.join(", ", columnNames(table.getColumns()))
                            + ". Did you use the name of the attribute instead of the column?",
                    null);
        }
        return mapping.name(column);
    }

    /** {@return the names of the columns} */
    List<String> columnNames(Iterable<Column> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(mapping.name(column)));
        return names;
    }
}
