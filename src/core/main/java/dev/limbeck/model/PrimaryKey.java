package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's primary key.
 *
 * @param name the name, or null
 * @param columns the columns in key order
 */
public record PrimaryKey(@Nullable String name, List<String> columns) implements Constraint {
    /** Copies the columns. */
    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    /** {@return an unnamed primary key over the given columns} */
    public static PrimaryKey of(String... columns) {
        return new PrimaryKey(null, List.of(columns));
    }

    @Override
    public PrimaryKey withName(@Nullable String other) {
        return new PrimaryKey(other, columns);
    }
}
