package dev.limbeck.model;

/**
 * A sequence: a source of unique numbers. In a database without sequences, a table with one row takes its place.
 *
 * @param name the name
 * @param start the first number
 * @param increment the difference between two consecutive numbers; never zero
 */
public record Sequence(TableName name, long start, long increment) {
    /** Rejects an increment of zero. */
    public Sequence {
        if (increment == 0) {
            throw new IllegalArgumentException("The increment of the sequence " + name + " must not be 0");
        }
    }

    /** {@return a sequence with the numbers 1, 2, 3…} */
    public static Sequence of(TableName name) {
        return new Sequence(name, 1, 1);
    }

    /** {@return a copy of this sequence with the given first number} */
    public Sequence withStart(long other) {
        return new Sequence(name, other, increment);
    }

    /** {@return a copy of this sequence with the given difference between two consecutive numbers} */
    public Sequence withIncrement(long other) {
        return new Sequence(name, start, other);
    }

    /** {@return a copy of this sequence with the given name} */
    public Sequence withName(TableName other) {
        return new Sequence(other, start, increment);
    }

    @Override
    public String toString() {
        return name + " start " + start + " increment " + increment;
    }
}
