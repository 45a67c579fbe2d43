package dev.limbeck;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.PrimaryKey;

/**
 * A primary key, unique or check constraint as a revision writes it.
 *
 * @param constraint the constraint
 */
public record KeyDefinition(Constraint constraint) implements ConstraintDefinition {

    /**
     * Names a primary key: {@code primaryKey("id").named("pk_user")}.
     *
     * @throws IllegalStateException if it is no primary key
     */
    public KeyDefinition named(String name) {
        if (constraint instanceof PrimaryKey key) {
            return new KeyDefinition(new PrimaryKey(name, key.columns()));
        }
        throw new IllegalStateException("Only a primary key is named afterwards; give the name first");
    }
}
