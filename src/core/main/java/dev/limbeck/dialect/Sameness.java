package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * What counts as the same in one kind of database, so that a different spelling is not a change. Each method gives a
 * key: two things are the same if their keys are equal.
 */
public interface Sameness {

    /** {@return the key of the column's declared type: synonyms fall together, an identity column's integers too} */
    String type(Column column);

    /**
     * {@return whether the live column's declared type is what the model asks for} That is more than equal keys: a live
     * type may leave open what the model says, for instance the precision of a timestamp.
     */
    boolean sameType(Column live, Column model);

    /** {@return whether a column of that type is numbered for being the only one of the primary key, without being asked} */
    default boolean numbersKey(SqlType type) {
        return false;
    }

    /** {@return the key of the column's declared type to the letter, but for case and spaces} */
    String declaredType(Column column);

    /** {@return the key of how the database stores the column's values; types of one key differ in name only} */
    String storage(Column column);

    /** {@return the key of an expression: a check's condition, an index's WHERE, a generated column's rule} */
    String expression(SqlText expression);

    /** {@return the key of a DEFAULT clause's expression} */
    String serverDefault(SqlText expression);

    /**
     * {@return whether both defaults put the same value into that column} Absent and NULL are the same; a number in quotes
     * is the number where the column makes one of it.
     */
    boolean sameServerDefault(Column live, Column model);

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
