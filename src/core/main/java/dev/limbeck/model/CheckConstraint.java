package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/**
 * A condition that every row must satisfy.
 *
 * @param name the name, or null
 * @param condition the condition, without enclosing parentheses
 * @param options the database-specific options
 */
public record CheckConstraint(@Nullable String name, SqlText condition, Options options) implements Constraint {

    /** Creates a check constraint without options. */
    public CheckConstraint(@Nullable String name, SqlText condition) {
        this(name, condition, Options.NONE);
    }

    /** {@return an unnamed check constraint} */
    public static CheckConstraint of(SqlText condition) {
        return new CheckConstraint(null, condition);
    }

    @Override
    public CheckConstraint withName(@Nullable String other) {
        return new CheckConstraint(other, condition, options);
    }

    /** {@return a copy of this check constraint with the given condition} */
    public CheckConstraint withCondition(SqlText other) {
        return new CheckConstraint(name, other, options);
    }

    @Override
    public CheckConstraint withOptions(Options other) {
        return new CheckConstraint(name, condition, other);
    }
}
