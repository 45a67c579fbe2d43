package dev.limbeck.dialect;

import dev.limbeck.model.TableName;

/**
 * A table that appears to be left over from a tool that was stopped while it copied a table.
 *
 * @param name its name
 * @param tool the tool that uses such names
 */
public record Leftover(TableName name, String tool) {}
