package dev.limbeck.model;

/**
 * A sequence: a source of unique numbers. A database without sequences has a table with one row in its place.
 *
 * @param name its name
 * @param start the first number
 * @param increment the difference between two numbers; never zero
 */
public record Sequence(TableName name, long start, long increment) {
    /** Rejects an increment of zero. */
    public Sequence {
        if (increment == 0) {
            throw new IllegalArgumentException("The increment of the sequence " + name + " must not be 0");
        }
    }

    /** {@return this sequence with another name} */
    public Sequence withName(TableName other) {
        return new Sequence(other, start, increment);
    }

    @Override
    public String toString() {
        return name + " start " + start + " increment " + increment;
    }
}
