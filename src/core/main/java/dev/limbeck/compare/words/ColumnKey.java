package dev.limbeck.compare.words;

import dev.limbeck.model.NameRules;

/**
 * A column to which a check constraint may refer.
 *
 * @param name the stored name of the column
 * @param names the rules for names in its schema
 */
record ColumnKey(String name, NameRules names) {}
