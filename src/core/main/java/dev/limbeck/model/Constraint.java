package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/** A rule on the rows of one table. */
public sealed interface Constraint permits PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint {

    /** {@return its name, or null where it was declared without one} */
    @Nullable
    String name();

    /** {@return this rule under another name, or under none} */
    Constraint withName(@Nullable String other);
}
