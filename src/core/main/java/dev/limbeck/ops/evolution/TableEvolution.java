package dev.limbeck.ops.evolution;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applies the steps of a batch to a table. */
record TableEvolution(Table table, ExpressionRename expressions) implements TableOperation.Visitor<Table> {

    @Override
    public Table visit(AddColumn step) {
        String name = step.column().name();
        if (table.column(name).isPresent()) {
            throw new IllegalArgumentException(table.name() + " already has a column " + name);
        }
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(indexFor(columns, step.position()), step.column());
        return withoutVerbatim(table.withColumns(columns));
    }

    @Override
    public Table visit(DropColumn step) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.remove(indexOf(columns, step.column().name()));
        return withoutVerbatim(table.withColumns(columns));
    }

    @Override
    public Table visit(AlterColumn step) {
        List<Column> columns = new ArrayList<>(table.columns());
        int index = indexOf(columns, step.before().name());
        Position position = step.position();
        if (position == null) {
            columns.set(index, step.after());
        } else {
            columns.remove(index);
            columns.add(indexFor(columns, position), step.after());
        }
        return withoutVerbatim(table.withColumns(columns));
    }

    @Override
    public Table visit(RenameColumn step) {
        indexOf(table.columns(), step.from());
        if (!table.names().others().same(step.from(), step.to())
                && table.column(step.to()).isPresent()) {
            throw new IllegalArgumentException(table.name() + " already has a column " + step.to());
        }
        return new StepRewriter(table.name(), step, expressions, table.names()).apply(table);
    }

    @Override
    public Table visit(AddConstraint step) {
        Constraint added = step.constraint();
        if (added instanceof PrimaryKey key) {
            if (table.primaryKey() != null) {
                throw new IllegalArgumentException(table.name() + " already has a primary key");
            }
            return withoutVerbatim(table.withPrimaryKey(key));
        }
        return withOtherConstraints(
                Stream.concat(otherConstraints(), Stream.of(added)).toList());
    }

    @Override
    public Table visit(DropConstraint step) {
        Constraint dropped = find(step.constraint());
        if (dropped instanceof PrimaryKey) {
            return withoutVerbatim(table.withPrimaryKey(null));
        }
        List<Constraint> left = new ArrayList<>(otherConstraints().toList());
        left.remove(dropped);
        return withOtherConstraints(left);
    }

    @Override
    public Table visit(RenameConstraint step) {
        Constraint old = table.constraint(step.from())
                .orElseThrow(
                        () -> new IllegalArgumentException(table.name() + " has no constraint named " + step.from()));
        Constraint renamed = old.withName(step.to());
        if (renamed instanceof PrimaryKey key) {
            return withoutVerbatim(table.withPrimaryKey(key));
        }
        return withOtherConstraints(otherConstraints()
                .map(each -> each.equals(old) ? renamed : each)
                .toList());
    }

    @Override
    public Table visit(CreateIndex step) {
        String name = step.index().name();
        if (table.index(name).isPresent()) {
            throw new IllegalArgumentException(table.name() + " already has an index " + name);
        }
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(step.index());
        return table.withIndexes(indexes);
    }

    @Override
    public Table visit(DropIndex step) {
        Index dropped = index(step.index().name());
        return table.withIndexes(
                table.indexes().stream().filter(each -> !each.equals(dropped)).toList());
    }

    @Override
    public Table visit(RenameIndex step) {
        Index old = index(step.from());
        if (!table.names().others().same(step.from(), step.to())
                && table.index(step.to()).isPresent()) {
            throw new IllegalArgumentException(table.name() + " already has an index " + step.to());
        }
        return table.withIndexes(table.indexes().stream()
                .map(each -> each.equals(old) ? old.withName(step.to()) : each)
                .toList());
    }

    @Override
    public Table visit(AlterOptions step) {
        Table altered = withoutVerbatim(table.withOptions(step.after()));
        for (AlterColumn change : step.effects().columns()) {
            altered = change.accept(new TableEvolution(altered, expressions));
        }
        return altered;
    }

    /**
     * Returns the constraint to drop: an equal constraint, otherwise a constraint with the same name, otherwise a
     * constraint with the same structure.
     */
    private Constraint find(Constraint wanted) {
        List<Constraint> kind = table.constraints()
                .filter(each -> each.getClass() == wanted.getClass())
                .toList();
        String name = wanted.name();
        Stream<Constraint> equal = kind.stream().filter(wanted::equals);
        Stream<Constraint> named = kind.stream()
                .filter(each -> name != null && table.names().others().same(name, each.name()));
        Stream<Constraint> shaped =
                name != null ? Stream.empty() : kind.stream().filter(each -> sameShape(each, wanted));
        Stream<Constraint> key = wanted instanceof PrimaryKey ? kind.stream() : Stream.empty();
        return Stream.of(equal, named, shaped, key)
                .flatMap(candidates -> candidates)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no such constraint: " + wanted));
    }

    private boolean sameShape(Constraint one, Constraint other) {
        if (one instanceof UniqueConstraint left && other instanceof UniqueConstraint right) {
            return sameNames(left.columns(), right.columns());
        }
        if (one instanceof ForeignKey left && other instanceof ForeignKey right) {
            return sameNames(left.columns(), right.columns())
                    && table.names().same(left.referencedTable(), right.referencedTable());
        }
        return one instanceof CheckConstraint left
                && other instanceof CheckConstraint right
                && left.condition().equals(right.condition());
    }

    private boolean sameNames(List<String> one, List<String> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!table.names().others().same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Stream<Constraint> otherConstraints() {
        return table.constraints().filter(each -> !(each instanceof PrimaryKey));
    }

    private Table withOtherConstraints(List<Constraint> constraints) {
        return withoutVerbatim(table.withConstraints(
                only(constraints, UniqueConstraint.class),
                only(constraints, ForeignKey.class),
                only(constraints, CheckConstraint.class)));
    }

    private static <T extends Constraint> List<T> only(List<Constraint> constraints, Class<T> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Index index(String name) {
        return table.index(name)
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no index " + name));
    }

    private int indexOf(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (table.names().others().same(columns.get(i).name(), name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(table.name() + " has no column " + name);
    }

    private int indexFor(List<Column> columns, @Nullable Position position) {
        if (position == null) {
            return columns.size();
        }
        String after = position.after();
        return after == null ? 0 : indexOf(columns, after) + 1;
    }

    /** Removes the original statement, which no longer describes the table. */
    private static Table withoutVerbatim(Table table) {
        return table.withVerbatim(null);
    }
}
