package dev.limbeck.command.entities;

import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.dialect.order.CreatedObject.Kind;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of tables that are created after their tables.
 *
 * @param late the parts
 */
record LateParts(Set<CreatedObject> late) {
    static CreatedObject of(Table table, ForeignKey key) {
        return CreatedObject.part(
                Kind.FOREIGN_KEY, table.name(), Objects.requireNonNullElseGet(key.name(), key::toString));
    }

    /**
     * {@return the operations that create the table} In a revision, the identity column of a new table becomes its
     * primary key, unless it has another one. If the table has none, the column gets its identity after the table has
     * been created.
     */
    static List<Operation> withoutImpliedKey(CreateTable create) {
        Table table = create.table();
        List<TableOperation> changes = table.columns().stream()
                .filter(column -> column.identity() != null)
                .<TableOperation>map(column -> new AlterColumn(column.withIdentity(null), column))
                .toList();
        if (table.primaryKey() != null || table.verbatim() != null || changes.isEmpty()) {
            return List.of(create);
        }
        Table plain = table.withColumns(table.columns().stream()
                .map(column -> column.withIdentity(null))
                .toList());
        return List.of(new CreateTable(plain), new AlterTable(table.name(), changes));
    }

    /** {@return the operation without those parts of its table that are created later} */
    Operation without(CreateTable create) {
        Table table = create.table();
        if (late.stream().noneMatch(part -> table.name().equals(part.table()))) {
            return create;
        }
        Table rest = table.withColumns(table.columns().stream()
                        .map(column -> isLate(table, Kind.DEFAULT, column.name()) ? withoutDefault(column) : column)
                        .toList())
                .withConstraints(
                        table.uniqueConstraints(),
                        table.foreignKeys().stream()
                                .filter(key -> !late.contains(of(table, key)))
                                .toList(),
                        table.checks().stream()
                                .filter(check -> !isLate(table, Kind.CHECK, check.name()))
                                .toList())
                .withIndexes(table.indexes().stream()
                        .filter(index -> !isLate(table, Kind.INDEX, index.name()))
                        .toList());
        return new CreateTable(rest);
    }

    /** {@return the operation that creates the part of the table; empty if the model does not represent the part} */
    Stream<Operation> add(Table table, CreatedObject part) {
        Stream<TableOperation> steps =
                switch (part.kind()) {
                    case DEFAULT ->
                        table.columns().stream()
                                .filter(column -> column.name().equals(part.name()))
                                .map(column -> new AlterColumn(withoutDefault(column), column));
                    case CHECK ->
                        table.checks().stream()
                                .filter(check -> part.name().equals(check.name()))
                                .map(AddConstraint::new);
                    case FOREIGN_KEY ->
                        table.foreignKeys().stream()
                                .filter(key -> of(table, key).equals(part))
                                .map(AddConstraint::new);
                    case INDEX ->
                        table.indexes().stream()
                                .filter(index -> index.name().equals(part.name()))
                                .map(CreateIndex::new);
                    default -> Stream.empty();
                };
        return steps.map(step -> new AlterTable(table.name(), List.of(step)));
    }

    private boolean isLate(Table table, Kind kind, @Nullable String name) {
        return name != null && late.contains(CreatedObject.part(kind, table.name(), name));
    }

    private static Column withoutDefault(Column column) {
        return column.withServerDefault(null);
    }
}
