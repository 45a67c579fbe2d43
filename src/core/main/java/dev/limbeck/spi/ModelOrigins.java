package dev.limbeck.spi;

import dev.limbeck.model.TableName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The classes and attributes that tables and columns come from, for documentation.
 *
 * @param tables for each table, the name of its entity, or of the collection that is stored in it, for instance
 *     {@code shop.Order} or {@code shop.Order.lines}
 * @param columns for each table, the attributes of its columns, by column name, for instance {@code shop.Order.total}
 */
public record ModelOrigins(Map<TableName, String> tables, Map<TableName, Map<String, String>> columns) {
    /** The origins of a schema without tables. */
    public static final ModelOrigins NONE = new ModelOrigins(Map.of(), Map.of());

    /** Copies the maps. */
    public ModelOrigins {
        tables = Map.copyOf(tables);
        Map<TableName, Map<String, String>> copies = new LinkedHashMap<>();
        columns.forEach((table, attributes) -> copies.put(table, Map.copyOf(attributes)));
        columns = Map.copyOf(copies);
    }

    /** {@return a copy of these origins with the given names of entities and collections} */
    public ModelOrigins withTables(Map<TableName, String> other) {
        return new ModelOrigins(other, columns);
    }

    /** {@return a copy of these origins with the given attributes} */
    public ModelOrigins withColumns(Map<TableName, Map<String, String>> other) {
        return new ModelOrigins(tables, other);
    }
}
