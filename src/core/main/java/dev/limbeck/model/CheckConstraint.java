package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/**
 * A condition that every row must satisfy.
 *
 * @param name the name, or null
 * @param condition the condition, without enclosing parentheses
 */
public record CheckConstraint(@Nullable String name, SqlText condition) implements Constraint {

    /** {@return an unnamed check constraint} */
    public static CheckConstraint of(SqlText condition) {
        return new CheckConstraint(null, condition);
    }

    @Override
    public CheckConstraint withName(@Nullable String other) {
        return new CheckConstraint(other, condition);
    }
}
