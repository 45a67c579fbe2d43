package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.order.DependencyOrder;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Backfill;
import dev.limbeck.ops.evolution.Evolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a live table with the table of the model. */
final class TableComparison {
    private final SchemaPair sides;
    private final Table found;
    private final List<TableOperation> options;
    /** The live table after its options are changed. */
    private final Table live;

    private final Table model;
    private final Map<String, Column> liveColumns;
    private final Map<String, Column> modelColumns;

    TableComparison(SchemaPair sides, Table live, Table model) {
        this.sides = sides;
        this.model = model;
        found = live;
        options = options();
        Table altered = live;
        for (TableOperation step : options) {
            altered = Evolution.apply(altered, step);
        }
        this.live = altered;
        liveColumns = columns(this.live);
        modelColumns = columns(model);
    }

    TableChange compare() {
        Matching<Constraint> constraints = constraints();
        Matching<Index> indexes = indexes();
        return new TableChange(
                found,
                model,
                options,
                indexes.dropped().stream().map(DropIndex::new).toList(),
                reversed(constraints.dropped()).stream()
                        .map(DropConstraint::new)
                        .toList(),
                constraints.renamed().stream()
                        .map(rename -> new RenameConstraint(
                                named(rename.from().name()), named(rename.to().name())))
                        .toList(),
                indexes.renamed().stream()
                        .map(rename -> new RenameIndex(
                                rename.from().name(), rename.to().name()))
                        .toList(),
                addedColumns(),
                alteredColumns(),
                constraints.added().stream().map(AddConstraint::new).toList(),
                indexes.added().stream().map(CreateIndex::new).toList(),
                droppedColumns());
    }

    /**
     * Keeps an option that only the database has, unless the columns of the model rule it out. An identity that the new
     * options do not allow is changed before the options.
     */
    private List<TableOperation> options() {
        Options wanted = sameness().optionsFor(model, found.options().with(model.options()));
        if (wanted.equals(found.options())) {
            return List.of();
        }
        List<TableOperation> steps = new ArrayList<>();
        Table prepared = found;
        for (Column column : found.columns()) {
            Identity identity = column.identity();
            if (identity != null && !sameness().identityWith(wanted, identity).equals(identity)) {
                AlterColumn change =
                        new AlterColumn(column, column.withIdentity(sameness().identityWith(wanted, identity)));
                steps.add(change);
                prepared = Evolution.apply(prepared, change);
            }
        }
        steps.add(sameness().alterOptions(prepared, wanted));
        return steps;
    }

    private List<AddColumn> addedColumns() {
        List<Column> added = without(model.columns(), liveColumns);
        return sortedByNeed(added).stream()
                .map(column -> new AddColumn(column, backfill(column), null))
                .toList();
    }

    private List<DropColumn> droppedColumns() {
        DowngradeBackfill wayBack = new DowngradeBackfill(sides);
        List<Column> dropped = reversed(sortedByNeed(without(live.columns(), modelColumns)));
        return dropped.stream()
                .map(column -> new DropColumn(column, wayBack.find(live, column), null))
                .toList();
    }

    private List<AlterColumn> alteredColumns() {
        ColumnComparison comparison = new ColumnComparison(sameness(), sides.options());
        List<AlterColumn> altered = new ArrayList<>();
        for (Column column : model.columns()) {
            Column before = liveColumns.get(sameness().nameKey(column.name()));
            before = before == null ? null : comparison.declared(before, column);
            Column after = before == null ? null : comparison.merge(live, before, model, column);
            if (before != null && after != null && !after.equals(before)) {
                altered.addAll(altered(before, after));
            }
        }
        return altered;
    }

    /**
     * Returns the change to a column. If its default differs only in spelling, the new spelling becomes a separate
     * step, because it would be confusing next to other changes.
     */
    private List<AlterColumn> altered(Column before, Column after) {
        Column first = after.withServerDefault(before.serverDefault());
        if (!first.equals(before) && !first.equals(after) && sameness().isSameServerDefault(before, after)) {
            return List.of(
                    new AlterColumn(before, first, using(before, first), null, null), new AlterColumn(first, after));
        }
        return List.of(new AlterColumn(before, after, using(before, after), null, null));
    }

    private @Nullable SqlText using(Column before, Column after) {
        SqlText value = before.nullable() && !after.nullable() ? backfill(before) : null;
        return value == null ? null : Backfill.toExpression(before.name(), value);
    }

    private @Nullable SqlText backfill(Column column) {
        return sides.backfill(model.name(), column.name());
    }

    /** Puts computed columns after the new columns from which they are computed. */
    private List<Column> sortedByNeed(List<Column> columns) {
        if (columns.size() < 2) {
            return columns;
        }
        return DependencyOrder.sort(columns, column -> sameness().nameKey(column.name()), this::rule);
    }

    /** Returns the keys of the columns from which the column is computed; empty for an ordinary column. */
    private Set<String> rule(Column column) {
        Generated rule = column.generated();
        return rule == null ? Set.of() : sameness().mentionedNameKeys(rule.expression());
    }

    private Matching<Constraint> constraints() {
        Set<String> liveNames = names(live.constraints().map(Constraint::name));
        Set<String> modelNames = names(model.constraints().map(Constraint::name));
        return Matching.of(
                        live.constraints().toList(),
                        model.constraints().toList(),
                        new Matching.Traits<>(
                                sides.liveShapes()::shapeOf, sides.modelShapes()::shapeOf, each -> sides.liveShapes()
                                        .significantNameKey(each.name())))
                .restrictRenames(rename -> free(rename.to().name(), liveNames)
                        && free(rename.from().name(), modelNames)
                        && sides.constraintKey(live.name(), rename.to())
                                .filter(sides.liveIndexes()::contains)
                                .isEmpty()
                        && sides.constraintKey(model.name(), rename.from())
                                .filter(sides.modelIndexes()::contains)
                                .isEmpty());
    }

    private Matching<Index> indexes() {
        return Matching.of(
                        live.indexes(),
                        model.indexes(),
                        new Matching.Traits<>(
                                index -> sides.liveShapes().shapeOf(index, liveColumns),
                                index -> sides.modelShapes().shapeOf(index, modelColumns),
                                each -> sides.liveShapes().significantNameKey(each.name())))
                .restrictRenames(rename -> !sides.liveIndexes()
                                .contains(
                                        sides.indexKey(live.name(), rename.to().name()))
                        && !sides.modelIndexes()
                                .contains(sides.indexKey(
                                        model.name(), rename.from().name())));
    }

    private boolean free(@Nullable String name, Set<String> taken) {
        return name != null && !taken.contains(sameness().nameKey(name));
    }

    private Set<String> names(Stream<@Nullable String> names) {
        return names.flatMap(Stream::ofNullable).map(sameness()::nameKey).collect(Collectors.toSet());
    }

    private Map<String, Column> columns(Table table) {
        Map<String, Column> byName = new LinkedHashMap<>();
        table.columns().forEach(column -> byName.put(sameness().nameKey(column.name()), column));
        return byName;
    }

    private List<Column> without(List<Column> columns, Map<String, Column> others) {
        return columns.stream()
                .filter(column -> !others.containsKey(sameness().nameKey(column.name())))
                .toList();
    }

    private Sameness sameness() {
        return sides.sameness();
    }

    private static String named(@Nullable String name) {
        return Objects.requireNonNull(name, "only named items are renamed");
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
