package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/** A constraint on the rows of a table. */
public sealed interface Constraint permits PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint {

    /** {@return its name, or null if it has none} */
    @Nullable
    String name();

    /** {@return this constraint with another name, or without one if null} */
    Constraint withName(@Nullable String other);
}
