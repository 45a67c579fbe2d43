package dev.limbeck.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, view or trigger, optionally qualified by a schema.
 *
 * @param schema the schema, or null for the default schema of the connection; always null on SQLite
 * @param name the name as stored in the database, without quotes
 */
public record TableName(@Nullable String schema, String name) implements Comparable<TableName> {
    /** Rejects an empty name. */
    public TableName {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The name of a table must not be empty");
        }
    }

    /** {@return the table with the given name in the default schema} */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    /**
     * Equivalent to the implicit method of a record, but faster: the implicit method is linked at run time, and table
     * names are the keys of most maps.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableName same && name.equals(same.name) && Objects.equals(schema, same.schema);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Objects.hashCode(schema);
    }

    @Override
    public int compareTo(TableName other) {
        int order = Objects.requireNonNullElse(schema, "").compareTo(Objects.requireNonNullElse(other.schema, ""));
        order = order == 0 ? name.compareToIgnoreCase(other.name) : order;
        return order == 0 ? name.compareTo(other.name) : order;
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
