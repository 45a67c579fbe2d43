package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A partly executed step: only some of its statements have run.
 *
 * @param operation the operation that was run
 * @param parts for a batch of several changes, the number of statements after which each change is complete
 * @param done the number of statements that have run
 */
record PartialStep(Operation operation, List<Integer> parts, int done) {

    /** {@return the step without the temporary effect of its last statements, which {@link #temporary} removes} */
    static PartialStep of(Operation operation, JournalEntry entry) {
        int done = entry.done();
        for (Statement.Undo undo : undos(entry)) {
            done -= undo.back();
        }
        return new PartialStep(operation, entry.parts(), done);
    }

    /**
     * {@return the statements that remove the temporary effect of the statements before the statement at which a run
     * stopped}
     */
    static List<Statement> temporary(JournalEntry entry) {
        return undos(entry).stream()
                .map(undo -> Statement.of(undo.sql(), "remove temporary effects"))
                .toList();
    }

    /** {@return the statements that remove the temporary effect, in order} */
    static List<Statement.Undo> undos(JournalEntry entry) {
        List<Statement.Undo> undos = new ArrayList<>();
        int done = entry.done();
        while (done > 0 && done < entry.statements().size()) {
            Statement.Undo undo = entry.statements().get(done).undo();
            if (undo == null) {
                break;
            }
            undos.add(undo);
            done -= undo.back();
        }
        return undos;
    }

    /**
     * {@return the operations that revert the part of the step that has taken effect: an empty list if nothing has
     * taken effect, and an empty {@code Optional} if this part is unknown}
     */
    Optional<List<Operation>> findReverse(Catalog now) {
        if (done == 0 && !parts.isEmpty()) {
            return Optional.of(List.of());
        }
        if (operation instanceof CreateTable create) {
            boolean exists = now.table(create.table().name()).isPresent();
            return Optional.of(exists ? List.of(create.reverse()) : List.of());
        }
        if (!(operation instanceof AlterTable batch)
                || parts.size() != batch.steps().size()) {
            return Optional.empty();
        }
        Optional<Table> table = now.table(batch.table());
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<TableOperation> effective = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean complete = parts.get(i) <= done;
            if (!complete && begin(i) >= done) {
                break;
            }
            Optional<Boolean> effect = complete
                    ? Optional.of(true)
                    : isAlone(i) ? findEffect(batch.steps().get(i), table.get()) : Optional.empty();
            if (effect.isEmpty()) {
                return Optional.empty();
            }
            if (effect.get()) {
                effective.add(batch.steps().get(i));
            }
        }
        return Optional.of(
                effective.isEmpty()
                        ? List.of()
                        : List.of(new AlterTable(batch.table(), effective, batch.recreate()).reverse()));
    }

    /** Returns the number of statements that have run when this change begins. */
    private int begin(int change) {
        return parts.stream()
                .filter(each -> each < parts.get(change))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** Returns whether this change is the only one that becomes complete at this point. */
    private boolean isAlone(int change) {
        return Collections.frequency(parts, parts.get(change)) == 1;
    }

    /** {@return whether the change, some of whose statements have run, must be reverted; empty if that is unknown} */
    private static Optional<Boolean> findEffect(TableOperation step, Table table) {
        if (step instanceof AddColumn add) {
            return Optional.of(hasColumn(table, add.column().name()));
        }
        if (step instanceof DropColumn drop) {
            return Optional.of(!hasColumn(table, drop.column().name()));
        }
        return step instanceof AlterColumn ? Optional.of(true) : Optional.empty();
    }

    private static boolean hasColumn(Table table, String name) {
        return table.columns().stream().anyMatch(column -> column.name().equals(name));
    }
}
