package dev.limbeck.ops;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The walk over the steps of a batch, from one table. */
record TableEvolution(Table table, ExpressionRename expressions) implements TableOperation.Visitor<Table> {

    @Override
    public Table visit(AddColumn step) {
        String name = step.column().name();
        if (table.column(name).isPresent()) {
            throw new IllegalArgumentException(table.name() + " has a column " + name + " already");
        }
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(place(columns, step.position()), step.column());
        return changed(table.withColumns(columns));
    }

    @Override
    public Table visit(DropColumn step) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.remove(indexOf(columns, step.column().name()));
        return changed(table.withColumns(columns));
    }

    @Override
    public Table visit(AlterColumn step) {
        List<Column> columns = new ArrayList<>(table.columns());
        int at = indexOf(columns, step.before().name());
        Position position = step.position();
        if (position == null) {
            columns.set(at, step.after());
        } else {
            columns.remove(at);
            columns.add(place(columns, position), step.after());
        }
        return changed(table.withColumns(columns));
    }

    @Override
    public Table visit(RenameColumn step) {
        indexOf(table.columns(), step.from());
        if (!CaseFolding.same(step.from(), step.to()) && table.column(step.to()).isPresent()) {
            throw new IllegalArgumentException(table.name() + " has a column " + step.to() + " already");
        }
        return Renaming.column(table, step, expressions);
    }

    @Override
    public Table visit(AddConstraint step) {
        Constraint added = step.constraint();
        if (added instanceof PrimaryKey key) {
            if (table.primaryKey() != null) {
                throw new IllegalArgumentException(table.name() + " has a primary key already");
            }
            return changed(table.withPrimaryKey(key));
        }
        return withOthers(Stream.concat(others(), Stream.of(added)).toList());
    }

    @Override
    public Table visit(DropConstraint step) {
        Constraint dropped = find(step.constraint());
        if (dropped instanceof PrimaryKey) {
            return changed(table.withPrimaryKey(null));
        }
        List<Constraint> left = new ArrayList<>(others().toList());
        left.remove(dropped);
        return withOthers(left);
    }

    @Override
    public Table visit(RenameConstraint step) {
        Constraint old = table.constraint(step.from())
                .orElseThrow(
                        () -> new IllegalArgumentException(table.name() + " has no constraint named " + step.from()));
        Constraint renamed = old.withName(step.to());
        if (renamed instanceof PrimaryKey key) {
            return changed(table.withPrimaryKey(key));
        }
        return withOthers(
                others().map(each -> each.equals(old) ? renamed : each).toList());
    }

    @Override
    public Table visit(CreateIndex step) {
        String name = step.index().name();
        if (table.index(name).isPresent()) {
            throw new IllegalArgumentException(table.name() + " has an index " + name + " already");
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
        if (!CaseFolding.same(step.from(), step.to()) && table.index(step.to()).isPresent()) {
            throw new IllegalArgumentException(table.name() + " has an index " + step.to() + " already");
        }
        return table.withIndexes(table.indexes().stream()
                .map(each -> each.equals(old) ? old.withName(step.to()) : each)
                .toList());
    }

    /** Without rowids nothing is numbered; with them the single INTEGER of a key is (sqlite.org/lang_createtable.html). */
    @Override
    public Table visit(AlterOptions step) {
        Table altered = changed(table.withOptions(step.after()));
        PrimaryKey key = table.primaryKey();
        if (key == null
                || key.columns().size() != 1
                || step.after().withoutRowid() == table.options().withoutRowid()) {
            return altered;
        }
        return altered.withColumns(table.columns().stream()
                .map(column -> column.name().equalsIgnoreCase(key.columns().get(0))
                        ? numbered(column, !step.after().withoutRowid())
                        : column)
                .toList());
    }

    private static Column numbered(Column column, boolean withRowid) {
        if (withRowid) {
            boolean integer = column.type().toString().equalsIgnoreCase("integer");
            return integer ? column.withIdentity(Identity.PLAIN).withType(SqlType.of(TypeName.BIGINT)) : column;
        }
        return column.identity() == null ? column : column.withIdentity(null).withType(SqlType.of(TypeName.INTEGER));
    }

    /** The constraint that a drop means: the equal one, else the one of its name, else the one of its shape. */
    private Constraint find(Constraint wanted) {
        List<Constraint> kind = table.constraints()
                .filter(each -> each.getClass() == wanted.getClass())
                .toList();
        String name = wanted.name();
        Stream<Constraint> equal = kind.stream().filter(wanted::equals);
        Stream<Constraint> named = kind.stream().filter(each -> name != null && CaseFolding.same(name, each.name()));
        Stream<Constraint> shaped =
                name != null ? Stream.empty() : kind.stream().filter(each -> sameShape(each, wanted));
        Stream<Constraint> key = wanted instanceof PrimaryKey ? kind.stream() : Stream.empty();
        return Stream.of(equal, named, shaped, key)
                .flatMap(candidates -> candidates)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no such constraint: " + wanted));
    }

    private static boolean sameShape(Constraint one, Constraint other) {
        if (one instanceof UniqueConstraint left && other instanceof UniqueConstraint right) {
            return sameNames(left.columns(), right.columns());
        }
        if (one instanceof ForeignKey left && other instanceof ForeignKey right) {
            return sameNames(left.columns(), right.columns())
                    && left.referencedTable().sameAs(right.referencedTable());
        }
        return one instanceof CheckConstraint left
                && other instanceof CheckConstraint right
                && left.condition().equals(right.condition());
    }

    private static boolean sameNames(List<String> one, List<String> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!CaseFolding.same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Stream<Constraint> others() {
        return table.constraints().filter(each -> !(each instanceof PrimaryKey));
    }

    private Table withOthers(List<Constraint> constraints) {
        return changed(table.withConstraints(
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
            if (CaseFolding.same(columns.get(i).name(), name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(table.name() + " has no column " + name);
    }

    private int place(List<Column> columns, @Nullable Position position) {
        if (position == null) {
            return columns.size();
        }
        String after = position.after();
        return after == null ? 0 : indexOf(columns, after) + 1;
    }

    /** The table's own text no longer says what the table is. */
    private static Table changed(Table table) {
        return table.withVerbatim(null);
    }
}
