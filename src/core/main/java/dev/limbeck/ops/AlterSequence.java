package dev.limbeck.ops;

import dev.limbeck.model.Sequence;

/**
 * Changes the start or the increment of a sequence. The next number is never lowered, so that no number is assigned
 * twice.
 *
 * @param before the sequence before the change
 * @param after the sequence after the change, with the same name
 */
public record AlterSequence(Sequence before, Sequence after) implements Operation {
    /** Rejects a change of the name. */
    public AlterSequence {
        if (!before.name().equals(after.name())) {
            throw new IllegalArgumentException(
                    "A sequence keeps its name when it is changed: " + before.name() + ", " + after.name());
        }
    }

    @Override
    public Operation reverse() {
        return new AlterSequence(after, before);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
