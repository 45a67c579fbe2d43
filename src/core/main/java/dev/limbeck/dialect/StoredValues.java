package dev.limbeck.dialect;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Java values are stored, such that the application reads them back through the same driver: days and times in the form
 * that the driver gives them on this connection, an enum by its name or its number, as the column's type says.
 */
public interface StoredValues {

    /** {@return whether the form of that value depends on the column it is for} */
    boolean needColumn(@Nullable Object value);

    /**
     * {@return the value as it is stored: null, a truth value, number, text, bytes, or SQL as it was given}
     *
     * @param column the column it is for; null where that is not known
     * @throws ValueRefused if only the application knows the form, or the column cannot keep the value
     * @throws SQLException if the driver cannot be asked
     */
    @Nullable
    Object of(@Nullable Object value, @Nullable ValueColumn column) throws SQLException;

    /**
     * Makes sure that a value is of the same form as those that the column holds already; an adopted database may keep days
     * in another form than Hibernate's.
     *
     * @param stored the value as it is to be stored
     * @throws ValueRefused if it is not
     */
    void requireSameForm(@Nullable Object value, @Nullable Object stored, ValueColumn column) throws SQLException;

    /** {@return the zone in which a day or time without one was taken, once there was such a value} */
    Optional<String> zone();

    /** {@return an expression for the present day or time, as a column of that type stores it; nothing for other types} */
    Optional<String> now(SqlType type) throws SQLException;

    /**
     * {@return why an expression for a column of that type gives a day or time in another form than the driver's, and what to
     * write instead; nothing where it does not, or that is not known}
     */
    Optional<String> objection(SqlText expression, SqlType type) throws SQLException;

    /** {@return the same only where the driver could not read what the expression gives} */
    Optional<String> unreadable(SqlText expression, SqlType type) throws SQLException;
}
