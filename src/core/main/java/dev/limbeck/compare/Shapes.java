package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes the shapes of constraints and indexes in one schema: their structure without the name, normalized by the
 * rules of the dialect. Constraints or indexes with equal shapes are equivalent.
 */
final class Shapes {
    private final Sameness sameness;
    private final Map<TableName, PrimaryKey> primaryKeys = new HashMap<>();

    Shapes(Sameness sameness, List<Table> tables) {
        this.sameness = sameness;
        for (Table table : tables) {
            PrimaryKey key = table.primaryKey();
            if (key != null) {
                primaryKeys.put(tableKey(table.name()), key);
            }
        }
    }

    private record Key(String kind, Object what, Options options) {}

    private record Reference(List<List<String>> pairs, TableName target, List<Object> rules) {}

    private record Part(boolean column, String key, String collation, boolean descending) {}

    private record IndexShape(List<Part> parts, boolean unique, @Nullable String where, Options options) {}

    /** Returns the key of a table name in this dialect. */
    TableName tableKey(TableName name) {
        return sameness.nameKey(name);
    }

    List<String> nameKeys(List<String> names) {
        return names.stream().map(sameness::nameKey).toList();
    }

    /** Returns the key of a name, or null if the name is not significant. */
    @Nullable
    String significantNameKey(@Nullable String name) {
        return name == null || sameness.isGeneratedName(name) ? null : sameness.nameKey(name);
    }

    Object shapeOf(Constraint constraint) {
        Options options = sameness.distinctiveOptions(constraint);
        if (constraint instanceof PrimaryKey key) {
            return new Key("primary key", nameKeys(key.columns()), options);
        }
        if (constraint instanceof UniqueConstraint unique) {
            return new Key("unique", nameKeys(unique.columns()), options);
        }
        if (constraint instanceof ForeignKey reference) {
            return new Key("foreign key", shapeOf(reference), options);
        }
        return new Key("check", sameness.expressionKey(((CheckConstraint) constraint).condition()), options);
    }

    /**
     * Returns the columns that a foreign key refers to: the declared columns, or the primary key of the other table if
     * none are declared.
     */
    List<String> referencedColumns(ForeignKey reference) {
        if (!reference.referencedColumns().isEmpty()) {
            return reference.referencedColumns();
        }
        PrimaryKey key = primaryKeys.get(tableKey(reference.referencedTable()));
        return key == null ? List.of() : key.columns();
    }

    private Reference shapeOf(ForeignKey reference) {
        List<String> columns = nameKeys(reference.columns());
        List<String> referenced = nameKeys(referencedColumns(reference));
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            pairs.add(List.of(columns.get(i), i < referenced.size() ? referenced.get(i) : ""));
        }
        pairs.sort(Comparator.comparing(pair -> pair.get(0)));
        return new Reference(
                pairs,
                tableKey(reference.referencedTable()),
                List.of(reference.onDelete(), reference.onUpdate(), reference.deferrability()));
    }

    /** Returns the shape of an index. A collation that is the same as that of the column is not significant. */
    Object shapeOf(Index index, Map<String, Column> columns) {
        SqlText where = index.where();
        List<Part> parts =
                index.parts().stream().map(part -> shapeOf(part, columns)).toList();
        return new IndexShape(
                parts,
                index.unique(),
                where == null ? null : sameness.expressionKey(where),
                sameness.distinctiveOptions(index));
    }

    private Part shapeOf(IndexPart part, Map<String, Column> columns) {
        String column = part.column();
        if (column == null) {
            String expression = sameness.expressionKey(Objects.requireNonNull(part.expression()));
            return new Part(false, expression, sameness.collationKey(part.collation()), part.descending());
        }
        Column known = columns.get(sameness.nameKey(column));
        String own = sameness.collationKey(known == null ? null : known.collation());
        String given = part.collation() == null ? own : sameness.collationKey(part.collation());
        return new Part(true, sameness.nameKey(column), given.equals(own) ? "=" : given, part.descending());
    }
}
