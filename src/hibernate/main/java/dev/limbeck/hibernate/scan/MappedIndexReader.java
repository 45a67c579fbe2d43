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
            if (constraints.isIndex(table, key)) {
                indexes.add(read(table, key));
            }
        }
        indexes.sort(Comparator.comparing(Index::name));
        return indexes;
    }

    private Index read(Table table, org.hibernate.mapping.Index index) {
        List<String> texts = new ArrayList<>();
        List<IndexPart> parts = new ArrayList<>();
        boolean known = true;
        for (Selectable selectable : index.getSelectables()) {
            String order = index.getSelectableOrderMap().get(selectable);
            texts.add(text(table, selectable, order));
            known &= isKnown(table, selectable);
            if (known || !mapping.target().hasIndexClauses()) {
                IndexPart part = selectable instanceof Column column
                        ? IndexPart.column(constraints.columnName(table, column, "index " + index.getName()))
                        : IndexPart.expression(new SqlText(SqlTokens.withoutParentheses(selectable.getText())));
                parts.add(isDescending(order) ? part.desc() : part);
            }
        }
        Index read = new Index(name(index.getName()), parts, index.isUnique(), null);
        return withOptions(table, known ? read : withKey(table, read, texts), index);
    }

    private Index read(Table table, UniqueKey key) {
        List<String> texts = new ArrayList<>();
        List<IndexPart> parts = new ArrayList<>();
        boolean known = true;
        for (Column column : key.getColumns()) {
            String order = key.getColumnOrderMap().get(column);
            texts.add(text(table, column, order));
            known &= isKnown(table, column);
            if (known || !mapping.target().hasIndexClauses()) {
                IndexPart part = IndexPart.column(constraints.columnName(table, column, "index " + key.getName()));
                parts.add(isDescending(order) ? part.desc() : part);
            }
        }
        Index read = new Index(name(key.getName()), parts, true, null);
        return withOptions(table, known ? read : withKey(table, read, texts), key);
    }

    /**
     * Returns the text of a part of an index. Hibernate treats text that it does not recognize as the name of a column
     * and may quote it, so the unquoted text is returned in that case.
     */
    private String text(Table table, Selectable selectable, @Nullable String order) {
        String text = selectable instanceof Column column
                ? isKnown(table, column) ? column.getQuotedName(mapping.dialect()) : column.getName()
                : selectable.getText();
        return order == null ? text : text + " " + order;
    }

    /** Returns whether the selectable is a column of the table or a whole expression. */
    private static boolean isKnown(Table table, Selectable selectable) {
        return selectable instanceof Column column
                ? table.getColumn(column) != null
                : SqlTokens.split(selectable.getText()).size() == 1
                        && selectable.getText().strip().endsWith(")");
    }

    /**
     * Reads the parts of the key again, including everything that they specify in addition to a column and its
     * direction.
     */
    private Index withKey(Table table, Index index, List<String> texts) {
        IndexKeyText key = new IndexKeyText(
                String.join(", ", texts),
                name -> constraints.columnName(table, new Column(name), "index " + index.name()));
        Index read = index.withParts(key.parts());
        return key.isPlain() ? read : read.withOptions(read.options().with("postgresql_parts", key.text()));
    }

    private Index withOptions(Table table, Index index, Object mapped) {
        String text = HibernateCalls.options(mapped);
        if (!mapping.target().hasIndexClauses()) {
            return index.withWhere(where(table, index.name(), text));
        }
        IndexOptionText options = IndexOptionText.of(text);
        options.unknown().ifPresent(rest -> constraints.warnOfOptions(table, "index " + index.name(), rest));
        return index.withWhere(options.where()).withOptions(index.options().with(options.options()));
    }

    private String name(String mapped) {
        return Objects.requireNonNull(mapping.constraintName(mapped), "name of an index");
    }

    /** Returns the condition in the index's options, if any: {@code where …} makes an index partial. */
    private @Nullable SqlText where(Table table, String name, @Nullable String options) {
        if (options != null && options.toLowerCase(Locale.ROOT).startsWith("where ")) {
            return new SqlText(options.substring("where ".length()).strip());
        }
        if (options != null) {
            constraints.warnOfOptions(table, "index " + name, options);
        }
        return null;
    }

    private static boolean isDescending(@Nullable String order) {
        return order != null && order.strip().toLowerCase(Locale.ROOT).startsWith("desc");
    }
}
