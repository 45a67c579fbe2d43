package dev.limbeck.dialect;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts Java values to the form in which the application reads them through the same driver. Dates and times have
 * the form that the driver uses on this connection; an enum is stored by its name or its ordinal, depending on the type
 * of the column.
 */
public interface StoredValues {

    /** {@return whether the stored form of the given value depends on its column} */
    boolean needColumn(@Nullable Object value);

    /**
     * {@return the stored form of the value: null, a boolean, a number, text, or bytes; SQL is returned unchanged}
     *
     * @param column the column of the value, or null if it is unknown
     * @throws ValueRefused if only the application knows the stored form, or the column cannot store the value
     * @throws SQLException if the driver cannot be queried
     */
    @Nullable
    Object of(@Nullable Object value, @Nullable ValueColumn column) throws SQLException;

    /**
     * Checks that the stored form of a value is the same as the form of the existing values of the column. In a
     * database that Hibernate did not create, dates may have a different form.
     *
     * @param stored the stored form of the value
     * @throws ValueRefused if the forms differ
     */
    void requireSameForm(@Nullable Object value, @Nullable Object stored, ValueColumn column) throws SQLException;

    /** {@return the zone in which dates and times without a zone were interpreted; empty if there were none} */
    Optional<String> zone();

    /**
     * {@return an example for the user: an expression whose value the application can read from a column of the given
     * type, such as the current time or zero bytes; empty if no example is needed because an empty text or 0 can be
     * read, or if the type does not determine what can be read}
     */
    Optional<String> example(SqlType type) throws SQLException;

    /**
     * {@return a hint for the user, including a replacement, if the expression for a column of the given type returns a
     * date or time in a form that differs from the driver's; empty if the form is the same or unknown}
     */
    Optional<String> objection(SqlText expression, SqlType type) throws SQLException;

    /**
     * {@return the hint of {@link #objection}, but only if the driver cannot read the value of the expression at all}
     */
    Optional<String> unreadable(SqlText expression, SqlType type) throws SQLException;
}
