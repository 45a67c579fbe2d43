package dev.limbeck.result.site;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.TableName;

/**
 * A foreign key, from the point of view of the table to which it refers.
 *
 * @param table the referring table
 * @param key its foreign key
 */
public record IncomingReference(TableName table, ForeignKey key) {}
