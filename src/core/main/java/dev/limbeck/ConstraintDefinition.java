package dev.limbeck;

import dev.limbeck.model.Constraint;

/** The definition of a constraint in a revision. */
public sealed interface ConstraintDefinition extends TableItem permits KeyDefinition, ForeignKeyDefinition {

    /** {@return the constraint that this definition describes} */
    Constraint constraint();
}
