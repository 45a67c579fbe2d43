package dev.limbeck.dialect;

import dev.limbeck.model.TableName;

/**
 * A table that looks like what a tool leaves behind when it is stopped while it copies a table.
 *
 * @param name its name
 * @param tool the tool that uses such names
 */
public record Leftover(TableName name, String tool) {}
