package dev.limbeck.ops;

import dev.limbeck.model.Sequence;

/**
 * Drops a sequence.
 *
 * @param sequence the sequence
 */
public record DropSequence(Sequence sequence) implements Operation {
    @Override
    public Operation reverse() {
        return new CreateSequence(sequence);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
