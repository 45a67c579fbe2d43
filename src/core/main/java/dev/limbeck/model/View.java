package dev.limbeck.model;

/**
 * A view.
 *
 * @param name the name
 * @param definition the complete CREATE VIEW statement
 */
public record View(TableName name, SqlText definition) {
    /** {@return a view with the given complete CREATE VIEW statement} */
    public static View of(TableName name, SqlText definition) {
        return new View(name, definition);
    }
}
