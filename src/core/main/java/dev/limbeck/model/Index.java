package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table, made by CREATE INDEX; the ones behind constraints are not listed.
 *
 * @param name its name, unique in the schema
 * @param parts its columns and expressions in order
 * @param unique whether it lets a key occur once only
 * @param where the condition of a partial index, or null
 */
public record Index(String name, List<IndexPart> parts, boolean unique, @Nullable SqlText where) {
    /** Copies the parts. */
    public Index {
        parts = List.copyOf(parts);
    }

    /** {@return this index under another name} */
    public Index withName(String other) {
        return new Index(other, parts, unique, where);
    }
}
