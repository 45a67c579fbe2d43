package dev.limbeck.dialect;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores Java values so that the application can read them through the same driver: dates and times in the form that the
 * driver uses on this connection, an enum by its name or its ordinal, depending on the type of the column.
 */
public interface StoredValues {

    /** {@return whether the form of that value depends on its column} */
    boolean needColumn(@Nullable Object value);

    /**
     * {@return the stored form of the value: null, a boolean, a number, text, bytes, or unchanged SQL}
     *
     * @param column the column of the value, or null if it is unknown
     * @throws ValueRefused if only the application knows the form, or the column cannot store the value
     * @throws SQLException if the driver cannot be queried
     */
    @Nullable
    Object of(@Nullable Object value, @Nullable ValueColumn column) throws SQLException;

    /**
     * Checks that a value has the same form as the existing values of the column; an adopted database may store dates in
     * another form than Hibernate.
     *
     * @param stored the value as it is to be stored
     * @throws ValueRefused if it is not
     */
    void requireSameForm(@Nullable Object value, @Nullable Object stored, ValueColumn column) throws SQLException;

    /** {@return the zone in which dates and times without a zone were interpreted, if there were any} */
    Optional<String> zone();

    /** {@return an expression for the current date or time in the form of that column type; empty for other types} */
    Optional<String> now(SqlType type) throws SQLException;

    /**
     * {@return a hint if an expression for a column of that type returns a date or time in another form than the driver's,
     * with what to write instead; empty if it does not, or if that is unknown}
     */
    Optional<String> objection(SqlText expression, SqlType type) throws SQLException;

    /** {@return the hint only if the driver could not read the value of the expression} */
    Optional<String> unreadable(SqlText expression, SqlType type) throws SQLException;
}
