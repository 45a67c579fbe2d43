package dev.limbeck.ops.evolution;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
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
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces each name in the parts of a schema, to convert between stored names and their form in a revision file. SQL
 * text is not changed.
 */
public final class NameMapping {
    private final Function<NameRules.Key, String> replacement;
    private final @Nullable TableName table;

    private NameMapping(Function<NameRules.Key, String> replacement, @Nullable TableName table) {
        this.replacement = replacement;
        this.table = table;
    }

    /**
     * {@return the mapping from the names in a revision file to the stored names}
     *
     * @param allExact whether the file declares that all its names are exact
     */
    public static NameMapping reading(NameRules rules, boolean allExact) {
        return new NameMapping(
                plain(rules.tables().reader(allExact), rules.others().reader(allExact)), null);
    }

    /** {@return the inverse of {@link #reading}, which writes names in their shortest form} */
    public static NameMapping writing(NameRules rules, boolean allExact) {
        return writing(rules, NameRules.Forms.NONE, allExact);
    }

    /** {@return the inverse of {@link #reading}, which writes each name that has a known form in this form} */
    public static NameMapping writing(NameRules rules, NameRules.Forms forms, boolean allExact) {
        Function<NameRules.Key, String> shortest =
                plain(rules.tables().writer(allExact), rules.others().writer(allExact));
        return new NameMapping(
                key -> {
                    String form = allExact ? null : find(forms, key);
                    return form == null ? shortest.apply(key) : form;
                },
                null);
    }

    /**
     * Returns the form of the name. If there is no known form for the table, the form that applies to any table is
     * used.
     */
    private static @Nullable String find(NameRules.Forms forms, NameRules.Key key) {
        String form = forms.written().get(key);
        return form == null ? forms.written().get(new NameRules.Key(key.kind(), null, key.name())) : form;
    }

    private static Function<NameRules.Key, String> plain(UnaryOperator<String> tables, UnaryOperator<String> others) {
        return key -> switch (key.kind()) {
            case SCHEMA, TABLE -> tables.apply(key.name());
            case COLUMN, OTHER -> others.apply(key.name());
        };
    }

    /**
     * {@return a mapping with the same results that also passes each name and its replacement to the given observer}
     */
    public NameMapping observed(BiConsumer<NameRules.Key, String> observer) {
        return new NameMapping(
                key -> {
                    String replaced = replacement.apply(key);
                    observer.accept(key, replaced);
                    return replaced;
                },
                table);
    }

    /** {@return this mapping for the columns, constraints and indexes of the given table, or of an unknown table} */
    public NameMapping of(@Nullable TableName name) {
        return new NameMapping(replacement, name);
    }

    private String replace(NameRules.Kind kind, @Nullable TableName of, String name) {
        return replacement.apply(new NameRules.Key(kind, of, name));
    }

    /** {@return the replacement for the name of a schema} */
    public String schema(String name) {
        return replace(NameRules.Kind.SCHEMA, null, name);
    }

    /** {@return the replacement for the name of a table, view, sequence or trigger in an unknown schema} */
    public String table(String name) {
        return replace(NameRules.Kind.TABLE, null, name);
    }

    /** {@return the replacement for the name of a table, view, sequence or trigger} */
    public TableName table(TableName name) {
        String schema = name.schema();
        return new TableName(schema == null ? null : schema(schema), replace(NameRules.Kind.TABLE, name, name.name()));
    }

    /** {@return the replacement for the name of an enum type in an unknown schema} */
    public String type(String name) {
        return replace(NameRules.Kind.OTHER, null, name);
    }

    /** {@return the replacement for the name of an enum type} */
    TableName type(TableName name) {
        String schema = name.schema();
        return new TableName(schema == null ? null : schema(schema), type(name.name()));
    }

    /** {@return the replacement for the name of a column} */
    public String column(String name) {
        return replace(NameRules.Kind.COLUMN, table, name);
    }

    /** {@return the replacement for the name of a constraint or index} */
    public String other(String name) {
        return replace(NameRules.Kind.OTHER, table, name);
    }

    /** {@return the column names with each name replaced} */
    public List<String> columns(List<String> names) {
        return names.stream().map(this::column).toList();
    }

    /** {@return the table with its name and the names of its columns, constraints and indexes replaced} */
    public Table table(Table given) {
        return of(given.name()).ownTable(given);
    }

    private Table ownTable(Table given) {
        PrimaryKey key = given.primaryKey();
        return given.withName(table(given.name()))
                .withColumns(given.columns().stream().map(this::column).toList())
                .withPrimaryKey(key == null ? null : constraint(key, PrimaryKey.class))
                .withConstraints(
                        constraints(given.uniqueConstraints(), UniqueConstraint.class),
                        constraints(given.foreignKeys(), ForeignKey.class),
                        constraints(given.checks(), CheckConstraint.class))
                .withIndexes(given.indexes().stream().map(this::index).toList());
    }

    private <T extends Constraint> List<T> constraints(List<T> constraints, Class<T> kind) {
        return constraints.stream().map(each -> constraint(each, kind)).toList();
    }

    private <T extends Constraint> T constraint(T constraint, Class<T> kind) {
        return kind.cast(constraint(constraint));
    }

    /** {@return the column with its name replaced} */
    public Column column(Column column) {
        return column.withName(column(column.name()));
    }

    /** {@return the constraint with its names replaced} */
    public Constraint constraint(Constraint constraint) {
        String name = constraint.name();
        Constraint named = constraint.withName(name == null ? null : other(name));
        if (named instanceof PrimaryKey key) {
            return key.withColumns(columns(key.columns()));
        }
        if (named instanceof UniqueConstraint unique) {
            return unique.withColumns(columns(unique.columns()));
        }
        if (named instanceof ForeignKey key) {
            TableName referenced = key.referencedTable();
            return key.withColumns(columns(key.columns()))
                    .withReference(table(referenced), of(referenced).columns(key.referencedColumns()));
        }
        return named;
    }

    /** {@return the index with its names replaced} */
    public Index index(Index index) {
        return index.withName(other(index.name()))
                .withParts(index.parts().stream().map(this::part).toList());
    }

    private IndexPart part(IndexPart part) {
        String name = part.column();
        return new IndexPart(
                name == null ? null : column(name), part.expression(), part.collation(), part.descending());
    }

    /** {@return the position with its column name replaced, or null if it is null} */
    public @Nullable Position position(@Nullable Position position) {
        String after = position == null ? null : position.after();
        return after == null ? position : Position.after(column(after));
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
