package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What counts as the same in one kind of database, so that a different spelling is not a change. Each method gives a
 * key: two things are the same if their keys are equal.
 */
public interface Sameness {

    /** {@return the key of the column's declared type: synonyms fall together, an identity column's integers too} */
    String type(Column column);

    /** {@return the key of an expression: a check's condition, an index's WHERE, a generated column's rule} */
    String expression(SqlText expression);

    /** {@return the key of a DEFAULT clause's expression} */
    String serverDefault(SqlText expression);

    /** {@return the key of a whole CREATE VIEW or CREATE TRIGGER statement} */
    String definition(SqlText statement);

    /** {@return the key of a name: SQLite's compare without regard to ASCII case} */
    String name(String identifier);

    /** {@return the key of a column's or index part's collation; null and {@code BINARY} mean SQL's own} */
    default String collation(@Nullable String collation) {
        return collation == null || name(collation).equals(name("BINARY")) ? "" : name(collation);
    }

    /** {@return whether the name of this constraint or index is one the database gave it, so that it means nothing} */
    boolean generatedName(String name);
}
