package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name the name, or null
 * @param columns the columns in the declared order
 */
public record UniqueConstraint(@Nullable String name, List<String> columns) implements Constraint {
    /** Copies the columns. */
    public UniqueConstraint {
        columns = List.copyOf(columns);
    }

    /** {@return an unnamed unique constraint over the given columns} */
    public static UniqueConstraint of(String... columns) {
        return new UniqueConstraint(null, List.of(columns));
    }

    @Override
    public UniqueConstraint withName(@Nullable String other) {
        return new UniqueConstraint(other, columns);
    }
}
