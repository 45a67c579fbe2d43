package dev.limbeck.dialect;

import dev.limbeck.model.TableName;

/**
 * A table that appears to be left over from a tool that was stopped while it copied a table.
 *
 * @param name the name of the table
 * @param tool the tool that gives such names to its copies
 */
public record Leftover(TableName name, String tool) {}
