package dev.limbeck.model;

/**
 * A trigger.
 *
 * @param name its name
 * @param table the table or view it stands on
 * @param definition the whole CREATE TRIGGER statement
 */
public record Trigger(String name, TableName table, SqlText definition) {}
