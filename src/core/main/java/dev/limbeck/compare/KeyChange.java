package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.UniqueConstraint;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns and keys that a table gains or loses. A foreign key that refers to such columns must be added after the
 * table gains them, or dropped before the table loses them. Where a foreign key fixes the types of its columns, this
 * includes the columns whose type changes.
 *
 * @param columns the columns, by the keys of their names
 * @param keys the sets of columns that become unique or are no longer unique
 */
record KeyChange(Set<String> columns, Set<Set<String>> keys) {

    static KeyChange gained(TableChange change, SchemaPair sides) {
        Sameness sameness = sides.sameness();
        return of(
                Stream.concat(
                        change.addColumns().stream().map(step -> step.column().name()),
                        FixedColumns.names(change, sides)),
                change.addedConstraints(),
                change.createIndexes().stream().map(step -> step.index()),
                sameness);
    }

    static KeyChange lost(TableChange change, SchemaPair sides) {
        Sameness sameness = sides.sameness();
        return of(
                Stream.concat(
                        change.dropColumns().stream().map(step -> step.column().name()),
                        FixedColumns.names(change, sides)),
                change.droppedConstraints(),
                change.dropIndexes().stream().map(step -> step.index()),
                sameness);
    }

    /** Returns whether a foreign key to the given columns is affected. */
    boolean touches(List<String> referenced) {
        return !Collections.disjoint(columns, referenced) || keys.contains(new HashSet<>(referenced));
    }

    private static KeyChange of(
            Stream<String> columns, Stream<Constraint> constraints, Stream<Index> indexes, Sameness sameness) {
        Stream<List<String>> constrained = constraints.flatMap(each -> each instanceof PrimaryKey key
                ? Stream.of(key.columns())
                : each instanceof UniqueConstraint unique ? Stream.of(unique.columns()) : Stream.empty());
        Stream<List<String>> indexed = indexes.filter(Index::unique).map(index -> index.parts().stream()
                .map(part -> Objects.requireNonNullElse(part.column(), ""))
                .toList());
        return new KeyChange(
                columns.map(sameness::nameKey).collect(Collectors.toSet()),
                Stream.concat(constrained, indexed)
                        .map(names -> names.stream().map(sameness::nameKey).collect(Collectors.toSet()))
                        .collect(Collectors.toSet()));
    }
}
