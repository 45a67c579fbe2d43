package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name the name, or null
 * @param columns the columns in the declared order
 * @param options the database-specific options
 */
public record UniqueConstraint(@Nullable String name, List<String> columns, Options options) implements Constraint {
    /** Copies the columns. */
    public UniqueConstraint {
        columns = List.copyOf(columns);
    }

    /** Creates a unique constraint without options. */
    public UniqueConstraint(@Nullable String name, List<String> columns) {
        this(name, columns, Options.NONE);
    }

    /** {@return an unnamed unique constraint on the given columns} */
    public static UniqueConstraint of(String... columns) {
        return new UniqueConstraint(null, List.of(columns));
    }

    @Override
    public UniqueConstraint withName(@Nullable String other) {
        return new UniqueConstraint(other, columns, options);
    }

    /** {@return a copy of this unique constraint on the given columns} */
    public UniqueConstraint withColumns(List<String> other) {
        return new UniqueConstraint(name, other, options);
    }

    @Override
    public UniqueConstraint withOptions(Options other) {
        return new UniqueConstraint(name, columns, other);
    }
}
