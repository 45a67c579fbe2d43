package dev.limbeck.ops;

import dev.limbeck.model.Sequence;
import dev.limbeck.model.TableName;
import java.util.List;

/**
 * Changes the start or the increment of a sequence. The next number is never lowered, so that no number is assigned
 * twice.
 *
 * @param before the sequence before the change
 * @param after the sequence after the change, with the same name
 */
public record AlterSequence(Sequence before, Sequence after) implements Operation {
    /** Rejects a change to the name. */
    public AlterSequence {
        if (!before.name().equals(after.name())) {
            throw new IllegalArgumentException(
                    "A sequence keeps its name when it is changed: " + before.name() + ", " + after.name());
        }
    }

    /** {@return the operation that changes a sequence} */
    public static AlterSequence of(Sequence before, Sequence after) {
        return new AlterSequence(before, after);
    }

    @Override
    public Operation reverse() {
        return new AlterSequence(after, before);
    }

    @Override
    public String describe() {
        return "change the sequence " + before.name();
    }

    @Override
    public List<TableName> tables() {
        return List.of(before.name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
