package dev.limbeck.dialect.order;

import dev.limbeck.model.TableName;
import org.jspecify.annotations.Nullable;

/**
 * An object that a statement creates, or a part of a table that can be created together with the table or after it.
 *
 * @param kind the kind of object
 * @param table the name of the table, view or sequence, or of the table of the part; null for another object
 * @param name the name of the part, the description of another object, or an empty string
 */
public record CreatedObject(Kind kind, @Nullable TableName table, String name) {

    /** The kind of object. */
    public enum Kind {
        /** A table, view or sequence. */
        RELATION,
        /** The default of a column. */
        DEFAULT,
        /** A check constraint. */
        CHECK,
        /** A foreign key. */
        FOREIGN_KEY,
        /** An index. */
        INDEX,
        /** Any other object, such as a function. */
        OTHER
    }

    /** {@return the table, view or sequence with the given name} */
    public static CreatedObject relation(TableName name) {
        return new CreatedObject(Kind.RELATION, name, "");
    }

    /** {@return a part of a table} */
    public static CreatedObject part(Kind kind, TableName table, String name) {
        return new CreatedObject(kind, table, name);
    }

    /** {@return another object, for instance {@code function f(integer)}} */
    public static CreatedObject other(String description) {
        return new CreatedObject(Kind.OTHER, null, description);
    }

    /** {@return whether this is a part of a table} */
    public boolean isPart() {
        return kind != Kind.RELATION && kind != Kind.OTHER;
    }
}
