package dev.limbeck.model;

/**
 * A trigger.
 *
 * @param name its name
 * @param table its table or view
 * @param definition the complete CREATE TRIGGER statement
 */
public record Trigger(String name, TableName table, SqlText definition) {}
