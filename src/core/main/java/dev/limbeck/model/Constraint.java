package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/** A constraint on the rows of a table. */
public sealed interface Constraint permits PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint {

    /** {@return the name of the constraint, or null if it has none} */
    @Nullable
    String name();

    /** {@return a copy of this constraint with the given name, or without a name if it is null} */
    Constraint withName(@Nullable String other);

    /** {@return the database-specific options} */
    Options options();

    /** {@return a copy of this constraint with the given options} */
    Constraint withOptions(Options other);
}
