package dev.limbeck.model;

/**
 * A trigger.
 *
 * @param name the name
 * @param table the table or view
 * @param definition the complete CREATE TRIGGER statement
 */
public record Trigger(String name, TableName table, SqlText definition) {
    /** {@return a trigger on the given table or view, with the given complete CREATE TRIGGER statement} */
    public static Trigger of(String name, TableName table, SqlText definition) {
        return new Trigger(name, table, definition);
    }
}
