package dev.limbeck.compare;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import java.util.List;

/**
 * The result of a comparison.
 *
 * @param operations the operations that turn the live schema into the model, in an order in which each can be carried
 *     out; their reverse operations, run in reverse order, restore the live schema
 * @param unmanaged the live tables that are not in the model and must not be dropped
 * @param notes differences that no operation can remove, one line each
 */
public record Comparison(List<Operation> operations, List<TableName> unmanaged, List<String> notes) {
    /** Copies the lists. */
    public Comparison {
        operations = List.copyOf(operations);
        unmanaged = List.copyOf(unmanaged);
        notes = List.copyOf(notes);
    }

    /** {@return the differences that the operations remove} */
    public List<Difference> differences() {
        return Difference.describe(operations);
    }

    /** {@return the new NOT NULL columns that have no value for existing rows} */
    public List<UnfilledColumn> unfilledColumns() {
        return UnfilledColumn.find(operations);
    }
}
