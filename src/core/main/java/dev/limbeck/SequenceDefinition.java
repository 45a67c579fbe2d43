package dev.limbeck;

import dev.limbeck.model.Sequence;

/**
 * The definition of a sequence in a revision: {@code sequence("item_seq").start(1000).increment(20)}. Each method
 * returns a new definition.
 *
 * @param sequence the sequence as defined so far
 */
public record SequenceDefinition(Sequence sequence) {

    /** Sets the first number; by default it is 1. */
    public SequenceDefinition start(long start) {
        return new SequenceDefinition(new Sequence(sequence.name(), start, sequence.increment()));
    }

    /** Sets the difference between two consecutive numbers; by default it is 1. */
    public SequenceDefinition increment(long increment) {
        return new SequenceDefinition(new Sequence(sequence.name(), sequence.start(), increment));
    }
}
