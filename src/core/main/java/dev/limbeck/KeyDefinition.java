package dev.limbeck;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.PrimaryKey;

/**
 * The definition of a primary key, a unique constraint or a check constraint in a revision.
 *
 * @param constraint the constraint
 */
public record KeyDefinition(Constraint constraint) implements ConstraintDefinition {

    /**
     * Names a primary key: {@code primaryKey("id").named("pk_user")}.
     *
     * @throws IllegalStateException if this is not the definition of a primary key
     */
    public KeyDefinition named(String name) {
        if (constraint instanceof PrimaryKey key) {
            return new KeyDefinition(new PrimaryKey(name, key.columns()));
        }
        throw new IllegalStateException(
                "named() is only for primary keys; pass the name of this constraint as the first argument");
    }
}
