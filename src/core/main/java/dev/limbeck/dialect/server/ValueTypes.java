package dev.limbeck.dialect.server;

import dev.limbeck.model.SqlType;
import java.util.Optional;

/** Describes the values that the types of a database can store. */
public interface ValueTypes {

    /** {@return whether the type is an integer or a decimal number} */
    boolean isNumber(SqlType type);

    /** {@return whether the type stores bytes} */
    boolean isBytes(SqlType type);

    /** {@return whether the type stores text} */
    boolean isText(SqlType type);

    /** {@return whether the type stores a date and a time without a zone} */
    boolean isLocalTimestamp(SqlType type);

    /**
     * {@return whether the database has a type for points in time; if it does, a type without a zone has a different
     * meaning}
     */
    boolean hasZonedTimestamps();

    /**
     * {@return an expression for an example value of the type, to show to the user; empty if the empty string or 0 is a
     * value of the type}
     */
    Optional<String> example(SqlType type);
}
