package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's primary key.
 *
 * @param name the name, or null
 * @param columns the columns in key order
 * @param options the database-specific options
 */
public record PrimaryKey(@Nullable String name, List<String> columns, Options options) implements Constraint {
    /** Copies the columns. */
    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    /** Creates a primary key without options. */
    public PrimaryKey(@Nullable String name, List<String> columns) {
        this(name, columns, Options.NONE);
    }

    /** {@return an unnamed primary key on the given columns} */
    public static PrimaryKey of(String... columns) {
        return new PrimaryKey(null, List.of(columns));
    }

    @Override
    public PrimaryKey withName(@Nullable String other) {
        return new PrimaryKey(other, columns, options);
    }

    /** {@return a copy of this primary key on the given columns} */
    public PrimaryKey withColumns(List<String> other) {
        return new PrimaryKey(name, other, options);
    }

    @Override
    public PrimaryKey withOptions(Options other) {
        return new PrimaryKey(name, columns, other);
    }
}
