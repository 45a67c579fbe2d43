package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Removes the parts of a schema that the options exclude, including keys and indexes on excluded columns. */
final class SchemaFilter {
    private final Sameness sameness;
    private final CompareOptions options;

    SchemaFilter(Sameness sameness, CompareOptions options) {
        this.sameness = sameness;
        this.options = options;
    }

    Schema apply(Schema schema) {
        Filter filter = options.filter();
        Predicate<TableName> visible =
                name -> filter.includesTable(name) && !schema.names().same(name, options.versionTable());
        return schema.withTables(schema.tables().stream()
                        .filter(table -> visible.test(table.name()))
                        .map(this::apply)
                        .toList())
                .withViews(schema.views().stream()
                        .filter(view -> visible.test(view.name()))
                        .toList())
                .withSequences(schema.sequences().stream()
                        .filter(sequence -> visible.test(sequence.name()))
                        .toList())
                .withTriggers(schema.triggers().stream()
                        .filter(trigger ->
                                visible.test(trigger.table()) && filter.includesMember(trigger.table(), trigger.name()))
                        .toList());
    }

    private Table apply(Table table) {
        if (options.filter().keepsAllMembers()) {
            return table;
        }
        Set<String> hidden = table.columns().stream()
                .filter(column -> !shown(table, column.name()))
                .map(column -> sameness.nameKey(column.name()))
                .collect(Collectors.toSet());
        Predicate<Constraint> kept = constraint -> kept(table, constraint, hidden);
        PrimaryKey key = table.primaryKey();
        return table.withColumns(keep(table.columns(), column -> !hidden.contains(sameness.nameKey(column.name()))))
                .withPrimaryKey(key != null && kept.test(key) ? key : null)
                .withConstraints(
                        keep(table.uniqueConstraints(), kept),
                        keep(table.foreignKeys(), kept),
                        keep(table.checks(), kept))
                .withIndexes(keep(table.indexes(), index -> kept(table, index, hidden)));
    }

    private boolean shown(Table table, String name) {
        return options.filter().includesMember(table.name(), name);
    }

    private boolean kept(Table table, Constraint constraint, Set<String> hidden) {
        String name = constraint.name();
        return (name == null || shown(table, name))
                && !options.filter().excludes(table.name(), constraint)
                && !mentions(constraint, hidden);
    }

    private boolean kept(Table table, Index index, Set<String> hidden) {
        SqlText where = index.where();
        return shown(table, index.name())
                && (where == null || !mentions(where, hidden))
                && index.parts().stream().noneMatch(part -> mentions(part, hidden));
    }

    private boolean mentions(Constraint constraint, Set<String> hidden) {
        if (constraint instanceof PrimaryKey key) {
            return mentions(key.columns(), hidden);
        }
        if (constraint instanceof UniqueConstraint unique) {
            return mentions(unique.columns(), hidden);
        }
        if (constraint instanceof ForeignKey reference) {
            return mentions(reference.columns(), hidden);
        }
        return mentions(((CheckConstraint) constraint).condition(), hidden);
    }

    private boolean mentions(IndexPart part, Set<String> hidden) {
        String column = part.column();
        SqlText expression = part.expression();
        return (column != null && mentions(List.of(column), hidden))
                || (expression != null && mentions(expression, hidden));
    }

    private boolean mentions(List<String> columns, Set<String> hidden) {
        return columns.stream().map(sameness::nameKey).anyMatch(hidden::contains);
    }

    private boolean mentions(SqlText text, Set<String> hidden) {
        return !hidden.isEmpty() && !Collections.disjoint(sameness.mentionedNameKeys(text), hidden);
    }

    private static <T> List<T> keep(List<T> all, Predicate<? super T> kept) {
        return all.stream().filter(kept).toList();
    }
}
