package dev.limbeck.ops.evolution;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.model.View;
import dev.limbeck.ops.Position;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces each name in the parts of a schema, to convert between stored names and their form in a revision file. SQL
 * text is not changed.
 *
 * @param tables the function for the names of schemas, tables, views, sequences and triggers
 * @param others the function for the names of columns, constraints and indexes
 */
public record NameMapping(UnaryOperator<String> tables, UnaryOperator<String> others) {

    /**
     * {@return the mapping from the names in a revision file to the stored names}
     *
     * @param allExact whether the file declares that all its names are exact
     */
    public static NameMapping reading(NameRules rules, boolean allExact) {
        return new NameMapping(rules.tables().reader(allExact), rules.others().reader(allExact));
    }

    /** {@return the inverse of {@link #reading}} */
    public static NameMapping writing(NameRules rules, boolean allExact) {
        return new NameMapping(
                writer(rules.tables().writer(allExact), rules, allExact),
                writer(rules.others().writer(allExact), rules, allExact));
    }

    private static UnaryOperator<String> writer(UnaryOperator<String> plain, NameRules rules, boolean allExact) {
        return name -> {
            String written = plain.apply(name);
            boolean quoted = !allExact && written.equals(name) && rules.quoted().contains(name);
            return quoted ? NameRule.exact(name) : written;
        };
    }

    /** {@return the name of a schema, table, view, sequence or trigger} */
    public String table(String name) {
        return tables.apply(name);
    }

    /** {@return the name of a schema, table, view, sequence or trigger} */
    public TableName table(TableName name) {
        String schema = name.schema();
        return new TableName(schema == null ? null : table(schema), table(name.name()));
    }

    /** {@return the name of a column, constraint or index} */
    public String other(String name) {
        return others.apply(name);
    }

    /** {@return the column names with each name replaced} */
    public List<String> others(List<String> names) {
        return names.stream().map(others).toList();
    }

    private @Nullable String optional(@Nullable String name) {
        return name == null ? null : other(name);
    }

    /** {@return the table with its columns, constraints and indexes} */
    public Table table(Table table) {
        PrimaryKey key = table.primaryKey();
        return table.withName(table(table.name()))
                .withColumns(table.columns().stream().map(this::column).toList())
                .withPrimaryKey(key == null ? null : constraint(key, PrimaryKey.class))
                .withConstraints(
                        constraints(table.uniqueConstraints(), UniqueConstraint.class),
                        constraints(table.foreignKeys(), ForeignKey.class),
                        constraints(table.checks(), CheckConstraint.class))
                .withIndexes(table.indexes().stream().map(this::index).toList());
    }

    private <T extends Constraint> List<T> constraints(List<T> constraints, Class<T> kind) {
        return constraints.stream().map(each -> constraint(each, kind)).toList();
    }

    private <T extends Constraint> T constraint(T constraint, Class<T> kind) {
        return kind.cast(constraint(constraint));
    }

    /** {@return the column} */
    public Column column(Column column) {
        return column.withName(other(column.name()));
    }

    /** {@return the constraint} */
    public Constraint constraint(Constraint constraint) {
        Constraint named = constraint.withName(optional(constraint.name()));
        if (named instanceof PrimaryKey key) {
            return key.withColumns(others(key.columns()));
        }
        if (named instanceof UniqueConstraint unique) {
            return unique.withColumns(others(unique.columns()));
        }
        if (named instanceof ForeignKey key) {
            return key.withColumns(others(key.columns()))
                    .withReference(table(key.referencedTable()), others(key.referencedColumns()));
        }
        return named;
    }

    /** {@return the index} */
    public Index index(Index index) {
        return index.withName(other(index.name()))
                .withParts(index.parts().stream().map(this::part).toList());
    }

    private IndexPart part(IndexPart part) {
        return new IndexPart(optional(part.column()), part.expression(), part.collation(), part.descending());
    }

    /** {@return the position, or null for null} */
    public @Nullable Position position(@Nullable Position position) {
        String after = position == null ? null : position.after();
        return after == null ? position : Position.after(other(after));
    }

    View view(View view) {
        return new View(table(view.name()), view.definition());
    }

    Trigger trigger(Trigger trigger) {
        return new Trigger(table(trigger.name()), table(trigger.table()), trigger.definition());
    }

    Sequence sequence(Sequence sequence) {
        return sequence.withName(table(sequence.name()));
    }
}
