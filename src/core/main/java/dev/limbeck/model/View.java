package dev.limbeck.model;

/**
 * A view.
 *
 * @param name its name
 * @param definition the complete CREATE VIEW statement
 */
public record View(TableName name, SqlText definition) {}
