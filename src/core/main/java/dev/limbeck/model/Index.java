package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index on a table, created by CREATE INDEX. Indexes that a database creates to implement constraints are not part
 * of the model.
 *
 * @param name the name, unique in the schema
 * @param parts the columns and expressions in order
 * @param unique whether the index is unique
 * @param where the condition of a partial index, or null
 * @param options the database-specific options
 */
public record Index(String name, List<IndexPart> parts, boolean unique, @Nullable SqlText where, Options options) {
    /** Copies the parts. */
    public Index {
        parts = List.copyOf(parts);
    }

    /** Creates an index without options. */
    public Index(String name, List<IndexPart> parts, boolean unique, @Nullable SqlText where) {
        this(name, parts, unique, where, Options.NONE);
    }

    /** {@return an index that consists of the given parts and is not unique} */
    public static Index of(String name, IndexPart... parts) {
        return new Index(name, List.of(parts), false, null);
    }

    /** {@return a copy of this index with the given parts} */
    public Index withParts(List<IndexPart> other) {
        return new Index(name, other, unique, where, options);
    }

    /** {@return a copy of this index that is unique if the argument is true} */
    public Index withUnique(boolean other) {
        return new Index(name, parts, other, where, options);
    }

    /** {@return a copy of this index with the given condition, or without a condition if it is null} */
    public Index withWhere(@Nullable SqlText other) {
        return new Index(name, parts, unique, other, options);
    }

    /** {@return a copy of this index with the given name} */
    public Index withName(String other) {
        return new Index(other, parts, unique, where, options);
    }

    /** {@return a copy of this index with the given options} */
    public Index withOptions(Options other) {
        return new Index(name, parts, unique, where, other);
    }
}
