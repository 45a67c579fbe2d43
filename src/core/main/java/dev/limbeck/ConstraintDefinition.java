package dev.limbeck;

import dev.limbeck.model.Constraint;

/** A constraint as a revision writes it. */
public sealed interface ConstraintDefinition extends TableItem permits KeyDefinition, ForeignKeyDefinition {

    /** {@return the constraint it describes} */
    Constraint constraint();
}
