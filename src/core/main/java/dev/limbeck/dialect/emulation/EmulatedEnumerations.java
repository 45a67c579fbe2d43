package dev.limbeck.dialect.emulation;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Enumeration;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Emulates enumerations in a database that has no enumeration types. As in Hibernate, an enumeration column
 * becomes a text column with an unnamed check constraint that lists the names.
 *
 * @param dialect the name of the dialect
 * @param arrays whether the database has arrays; otherwise, a column that contains an array becomes a column that
 *     contains bytes
 * @param sameness the rules for whether two checks are the same
 * @param spelling writes the name of a column in an expression
 */
public record EmulatedEnumerations(String dialect, boolean arrays, Sameness sameness, UnaryOperator<String> spelling) {

    /** Creates the emulation for a database that has no arrays either. */
    public EmulatedEnumerations(String dialect, Sameness sameness, UnaryOperator<String> spelling) {
        this(dialect, false, sameness, spelling);
    }

    /** {@return the table with the types of this dialect and with a check constraint for each enumeration} */
    public Table expand(Table table) {
        if (table.columns().stream().allMatch(column -> isPlain(column.type()))) {
            return table;
        }
        List<CheckConstraint> checks = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            Column resolved = resolve(column);
            columns.add(plain(resolved));
            enumeration(resolved).ifPresent(type -> checks.add(check(column.name(), type)));
        }
        checks.addAll(table.checks());
        return table.withColumns(columns).withConstraints(table.uniqueConstraints(), table.foreignKeys(), checks);
    }

    /** {@return the steps that have the same effect as the step but do not use enumerations} */
    public List<TableOperation> expand(TableOperation step, Table table) {
        if (step instanceof AddColumn add) {
            Column column = resolve(add.column());
            List<TableOperation> steps = new ArrayList<>();
            steps.add(new AddColumn(plain(column), add.backfill(), add.position()));
            enumeration(column).ifPresent(type -> steps.add(new AddConstraint(check(column.name(), type))));
            return steps;
        }
        if (step instanceof DropColumn drop) {
            Column column = resolve(drop.column());
            List<TableOperation> steps = new ArrayList<>();
            enumeration(column).ifPresent(type -> steps.add(new DropConstraint(require(table, column, type))));
            steps.add(new DropColumn(plain(column), drop.backfill(), drop.position()));
            return steps;
        }
        return step instanceof AlterColumn alter ? expand(alter, table) : List.of(step);
    }

    /**
     * Replaces the change to a column with three steps: the old check is dropped, the column is changed and its rows
     * are converted, and the new check is added.
     */
    private List<TableOperation> expand(AlterColumn step, Table table) {
        Column before = resolve(step.before());
        Column after = resolve(step.after());
        List<TableOperation> steps = new ArrayList<>();
        Optional<CheckConstraint> old = enumeration(before).map(type -> require(table, before, type));
        Optional<CheckConstraint> wanted = enumeration(after).map(type -> check(after.name(), type));
        boolean kept = old.isPresent() && wanted.isPresent() && isSame(old.get(), wanted.get(), table.names());
        if (!kept) {
            old.ifPresent(check -> steps.add(new DropConstraint(check)));
        }
        AlterColumn change =
                new AlterColumn(plain(before), plain(after), step.using(), step.reverseUsing(), step.move());
        boolean nothing = change.before().equals(change.after()) && step.using() == null && step.move() == null;
        if (!nothing) {
            steps.add(change);
        }
        if (!kept) {
            wanted.ifPresent(check -> steps.add(new AddConstraint(check)));
        }
        return steps.isEmpty() ? List.of(change) : steps;
    }

    /**
     * {@return the enumeration of the given column, if an unnamed check of the table lists the strings that the column
     * can store}
     */
    public Optional<Enumeration> find(Table table, Column column) {
        return lists(table, column).findFirst().map(list -> new Enumeration(list.values(), size(column.type())));
    }

    /**
     * {@return the unnamed check that limits the column to the names of the given enumeration, if the table has such a
     * check}
     */
    public Optional<CheckConstraint> findCheck(Table table, String column, Enumeration type) {
        CheckConstraint wanted = check(column, type);
        return table.checks().stream()
                .filter(check -> isUnnamed(check) && isSame(check, wanted, table.names()))
                .findFirst();
    }

    private Stream<ListCheck> lists(Table table, Column column) {
        return table.checks().stream()
                .filter(this::isUnnamed)
                .flatMap(check -> ListCheck.parse(check).stream())
                .filter(list -> list.texts()
                        && list.limits(column.name(), table.names())
                        && Set.copyOf(list.values()).size() == list.values().size());
    }

    private static int size(SqlType type) {
        return type instanceof SqlType.Portable portable && portable.arguments().size() == 1
                ? portable.arguments().get(0)
                : Enumeration.DEFAULT_SIZE;
    }

    private CheckConstraint require(Table table, Column column, Enumeration type) {
        return findCheck(table, column.name(), type)
                .orElseThrow(() -> new UnsupportedChange(
                        table.name() + "." + column.name() + " is not limited to " + String.join(", ", type.values())
                                + ": the table has no unnamed check with exactly these values. Either the column was"
                                + " changed manually or the revision was written for another schema."));
    }

    private boolean isUnnamed(CheckConstraint check) {
        return check.name() == null || sameness.isGeneratedName(check.name());
    }

    /** Compares two checks; the order of the names is not significant. */
    private boolean isSame(CheckConstraint one, CheckConstraint other, NameRules names) {
        Optional<ListCheck> left = ListCheck.parse(one);
        Optional<ListCheck> right = ListCheck.parse(other);
        if (left.isPresent() && right.isPresent()) {
            return left.get().limits(right.get().storedColumn(names), names)
                    && Set.copyOf(left.get().values())
                            .equals(Set.copyOf(right.get().values()));
        }
        return sameness.expressionKey(one.condition()).equals(sameness.expressionKey(other.condition()));
    }

    private CheckConstraint check(String column, Enumeration type) {
        String names = type.values().stream()
                .map(name -> "'" + name.replace("'", "''") + "'")
                .collect(Collectors.joining(","));
        return new CheckConstraint(null, new SqlText(spelling.apply(column) + " in (" + names + ")"));
    }

    private Column resolve(Column column) {
        return ImpliedIdentities.resolve(column.withType(column.type().forDialect(dialect)), sameness::numbersKey);
    }

    private static Optional<Enumeration> enumeration(Column column) {
        return column.type() instanceof Enumeration type ? Optional.of(type) : Optional.empty();
    }

    private static boolean isPlain(SqlType type) {
        return type instanceof SqlType.Portable || type instanceof SqlType.Raw;
    }

    private Column plain(Column column) {
        if (column.type() instanceof Enumeration type) {
            return column.withType(type.textType());
        }
        return column.type() instanceof SqlType.Array array && !arrays ? column.withType(array.bytesType()) : column;
    }
}
