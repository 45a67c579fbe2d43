package dev.limbeck.compare.words;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Enumeration;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expresses the changes that a batch makes to a column that it keeps: changes to its type and to its list of allowed
 * values. If the old type of the column is known only from the database, this type is left unchanged.
 */
final class WordedColumn {
    private final WordedBatch batch;
    private final Column column;
    private final List<TableOperation> steps;
    private final @Nullable AlterColumn change;
    private final @Nullable DropConstraint dropped;
    private final @Nullable AddConstraint added;

    WordedColumn(WordedBatch batch, Column column, List<TableOperation> steps) {
        this.batch = batch;
        this.column = column;
        this.steps = steps;
        this.change = steps.stream()
                .filter(step -> step instanceof AlterColumn alter
                        && batch.live().names().others().same(alter.before().name(), column.name()))
                .map(AlterColumn.class::cast)
                .reduce((first, last) -> last)
                .orElse(null);
        this.dropped = find(DropConstraint.class);
        this.added = find(AddConstraint.class);
    }

    private <T extends TableOperation> @Nullable T find(Class<T> kind) {
        return steps.stream()
                .filter(kind::isInstance)
                .filter(step -> NameList.isAny(
                        step instanceof DropConstraint drop ? drop.constraint() : ((AddConstraint) step).constraint(),
                        batch.list(column.name())))
                .map(kind::cast)
                .findFirst()
                .orElse(null);
    }

    private Column before() {
        return change == null ? column : change.before();
    }

    private Column after() {
        return change == null ? column : change.after();
    }

    void write() {
        SqlType known = batch.liveWords()
                .type(batch.live().name(), column.name())
                .filter(type -> isStored(type, before()))
                .orElse(null);
        SqlType wanted = batch.modelWords()
                .type(batch.model().name(), column.name())
                .filter(type -> isStored(type, after()))
                .orElse(null);
        if (dropped != null || added != null) {
            writeList(known, wanted);
        } else if (known instanceof Enumeration names && hasList(names)) {
            writeType(known, wanted);
        } else if (known instanceof SqlType.Array || (wanted != null && changesType())) {
            boolean list = wanted instanceof Enumeration;
            writeType(known, list ? null : wanted);
        }
    }

    private boolean changesType() {
        return change != null && !change.before().type().equals(change.after().type());
    }

    /** Returns whether the database stores a column of the given type in the same way as the given column. */
    private static boolean isStored(SqlType type, Column column) {
        if (type instanceof Enumeration names) {
            return names.textType().equals(column.type());
        }
        return !(type instanceof SqlType.Array array) || array.bytesType().equals(column.type());
    }

    private boolean hasList(Enumeration names) {
        // The database might have given the check a name.
        return batch.live().checks().stream()
                .map(check -> new CheckConstraint(null, check.condition()))
                .anyMatch(check -> NameList.isIn(check, batch.list(column.name()), names));
    }

    /** Rewrites a batch that drops or adds a check constraint with a list of names. */
    private void writeList(@Nullable SqlType known, @Nullable SqlType wanted) {
        boolean becomes = added != null
                && wanted instanceof Enumeration names
                && NameList.isIn(added.constraint(), batch.list(column.name()), names);
        SqlType old = old(known, becomes);
        SqlType type = becomes || !(wanted instanceof Enumeration) ? wanted : null;
        if (old == null && (type == null || (!becomes && !changesType()))) {
            return;
        }
        boolean consumed = dropped != null && old instanceof Enumeration;
        replace(old, type, consumed ? dropped : added);
        if (consumed) {
            steps.remove(dropped);
        }
        if (becomes) {
            steps.remove(added);
        }
    }

    /**
     * Returns the type of the column before the change, or null if only the database knows it. If the history contains
     * no enumeration, enumerations cannot be distinguished from other columns, so a column whose list of names changes
     * is treated as an enumeration.
     */
    private @Nullable SqlType old(@Nullable SqlType known, boolean becomes) {
        if (dropped == null || !(known instanceof Enumeration names)) {
            return dropped != null && becomes && batch.liveWords().isEmpty()
                    ? NameList.enumeration(dropped.constraint(), batch.list(column.name()), before().type())
                            .orElse(null)
                    : known instanceof Enumeration ? null : known;
        }
        return NameList.isIn(dropped.constraint(), batch.list(column.name()), names) ? known : null;
    }

    /** Rewrites a change that does not change the list of names. */
    private void writeType(@Nullable SqlType known, @Nullable SqlType wanted) {
        SqlType old = known == null ? before().type() : known;
        SqlType type = wanted == null ? after().type() : wanted;
        if (isSame(old, type)) {
            return;
        }
        replace(known, wanted, null);
        if (known instanceof Enumeration names && !(wanted instanceof Enumeration)) {
            // In the model, the check might have the name that the database gave it.
            batch.model().checks().stream()
                    .map(check -> new CheckConstraint(null, check.condition()))
                    .filter(check -> NameList.isIn(check, batch.list(column.name()), names))
                    .findFirst()
                    .ifPresent(check -> steps.add(new AddConstraint(check)));
        }
    }

    /**
     * Compares two types; the order of an enumeration's names is not significant, because the database compares the
     * names as text.
     */
    private static boolean isSame(SqlType one, SqlType other) {
        return one.equals(other)
                || (one instanceof Enumeration left
                        && other instanceof Enumeration right
                        && left.size() == right.size()
                        && Set.copyOf(left.values()).equals(Set.copyOf(right.values())));
    }

    /** Replaces the existing change; if there is none, inserts the change before the given step, or at the end. */
    private void replace(@Nullable SqlType old, @Nullable SqlType wanted, @Nullable TableOperation place) {
        Column from = old == null ? before() : before().withType(old);
        Column to = wanted == null ? after() : after().withType(wanted);
        if (change != null) {
            AlterColumn step = new AlterColumn(from, to, change.using(), change.reverseUsing(), change.move());
            steps.set(steps.indexOf(change), step);
        } else {
            steps.add(place == null ? steps.size() : steps.indexOf(place), new AlterColumn(from, to));
        }
    }
}
