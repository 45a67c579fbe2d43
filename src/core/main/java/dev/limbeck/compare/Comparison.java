package dev.limbeck.compare;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import java.util.List;

/**
 * What a comparison found.
 *
 * @param operations what turns the live schema into the model, in an order in which each can be carried out; the
 *     reverses, from last to first, lead back
 * @param unmanaged the live tables that the model does not have and no one here may drop
 * @param notes what differs and no operation can change, a line each
 */
public record Comparison(List<Operation> operations, List<TableName> unmanaged, List<String> notes) {
    /** Copies the lists. */
    public Comparison {
        operations = List.copyOf(operations);
        unmanaged = List.copyOf(unmanaged);
        notes = List.copyOf(notes);
    }

    /** {@return each difference that the operations take away} */
    public List<Difference> differences() {
        return Difference.of(operations);
    }

    /** {@return the new NOT NULL columns whose existing rows would get nothing} */
    public List<Unfilled> unfilled() {
        return Unfilled.in(operations);
    }
}
