package dev.limbeck.ops;

import dev.limbeck.model.Sequence;

/**
 * Creates a sequence.
 *
 * @param sequence the sequence
 */
public record CreateSequence(Sequence sequence) implements Operation {
    @Override
    public Operation reverse() {
        return new DropSequence(sequence);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
