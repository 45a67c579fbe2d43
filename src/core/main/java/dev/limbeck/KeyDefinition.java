package dev.limbeck;

import dev.limbeck.model.Constraint;

/**
 * The definition of a primary key, a unique constraint or a check constraint in a revision.
 *
 * @param constraint the constraint
 */
public record KeyDefinition(Constraint constraint) implements ConstraintDefinition {

    /** Names the constraint: {@code unique("email").named("uk_user_email")}. */
    public KeyDefinition named(String name) {
        return new KeyDefinition(constraint.withName(name));
    }

    /** Sets a database-specific option: {@code primaryKey("id").option("postgresql_tablespace", "fast")}. */
    public KeyDefinition option(String key, Object value) {
        return new KeyDefinition(constraint.withOptions(constraint.options().with(key, value)));
    }
}
