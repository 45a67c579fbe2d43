package dev.limbeck.result.site;

import dev.limbeck.model.Column;
import org.jspecify.annotations.Nullable;

/**
 * A column and its documentation.
 *
 * @param column the column
 * @param type its type, under the name that the database uses
 * @param attribute the entity attribute that the column stores, for instance {@code shop.Order.total}, or null
 */
public record ColumnEntry(Column column, String type, @Nullable String attribute) {}
