package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table, created by CREATE INDEX. The indexes with which a database implements constraints are not part
 * of the model.
 *
 * @param name its name, unique in the schema
 * @param parts its columns and expressions in order
 * @param unique whether it is unique
 * @param where the condition of a partial index, or null
 */
public record Index(String name, List<IndexPart> parts, boolean unique, @Nullable SqlText where) {
    /** Copies the parts. */
    public Index {
        parts = List.copyOf(parts);
    }

    /** {@return an index of these parts that is not unique} */
    public static Index of(String name, IndexPart... parts) {
        return new Index(name, List.of(parts), false, null);
    }

    /** {@return this index with these parts} */
    public Index withParts(List<IndexPart> other) {
        return new Index(name, other, unique, where);
    }

    /** {@return this index, unique or not} */
    public Index withUnique(boolean other) {
        return new Index(name, parts, other, where);
    }

    /** {@return this index with another condition, or without one if null} */
    public Index withWhere(@Nullable SqlText other) {
        return new Index(name, parts, unique, other);
    }

    /** {@return this index with another name} */
    public Index withName(String other) {
        return new Index(other, parts, unique, where);
    }
}
