package dev.limbeck.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, view or trigger, with an optional schema.
 *
 * @param schema the schema, or null for the connection's default; SQLite has none
 * @param name the name as the database spells it, without quotes
 */
public record TableName(@Nullable String schema, String name) implements Comparable<TableName> {
    /** Refuses an empty name. */
    public TableName {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A table needs a name");
        }
    }

    /** {@return the table of that name in the default schema} */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    /** {@return whether both name the same table, without regard to the case of ASCII letters} */
    public boolean sameAs(TableName other) {
        return CaseFolding.same(name, other.name)
                && CaseFolding.same(
                        Objects.requireNonNullElse(schema, ""), Objects.requireNonNullElse(other.schema, ""));
    }

    /** As a record's own, but written out: those are linked at run time, and this is the key of most maps. */
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
