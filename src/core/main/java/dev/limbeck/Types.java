package dev.limbeck;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.List;

/**
 * The builders of column types that a {@link Migration} inherits. The types are portable: each dialect writes them in
 * its own syntax. The arguments are a length, or a precision and a scale; if they are omitted, the limits of the
 * database apply.
 */
public abstract sealed class Types permits Migration {
    Types() {}

    /** {@return the type of a boolean} */
    protected static SqlType bool() {
        return SqlType.of(TypeName.BOOL);
    }

    /** {@return the type of an 8-bit integer} */
    protected static SqlType tinyint() {
        return SqlType.of(TypeName.TINYINT);
    }

    /** {@return the type of a 16-bit integer} */
    protected static SqlType smallint() {
        return SqlType.of(TypeName.SMALLINT);
    }

    /** {@return the type of a 32-bit integer} */
    protected static SqlType integer() {
        return SqlType.of(TypeName.INTEGER);
    }

    /** {@return the type of a 64-bit integer} */
    protected static SqlType bigint() {
        return SqlType.of(TypeName.BIGINT);
    }

    /** {@return the type of a 32-bit floating-point number} */
    protected static SqlType real() {
        return SqlType.of(TypeName.REAL);
    }

    /** {@return the type of a floating-point number; the precision is in bits} */
    protected static SqlType floating(Integer... arguments) {
        return SqlType.of(TypeName.FLOAT, arguments);
    }

    /** {@return the type of a 64-bit floating-point number} */
    protected static SqlType doublePrecision() {
        return SqlType.of(TypeName.DOUBLE);
    }

    /** {@return the type of a decimal number} */
    protected static SqlType decimal(Integer... arguments) {
        return SqlType.of(TypeName.DECIMAL, arguments);
    }

    /** {@return the type of a decimal number} */
    protected static SqlType numeric(Integer... arguments) {
        return SqlType.of(TypeName.NUMERIC, arguments);
    }

    /** {@return the type of a string of fixed length} */
    protected static SqlType character(Integer... arguments) {
        return SqlType.of(TypeName.CHAR, arguments);
    }

    /** {@return the type of a string up to a maximum length} */
    protected static SqlType varchar(Integer... arguments) {
        return SqlType.of(TypeName.VARCHAR, arguments);
    }

    /** {@return the type of a national string of fixed length} */
    protected static SqlType nchar(Integer... arguments) {
        return SqlType.of(TypeName.NCHAR, arguments);
    }

    /** {@return the type of a national string up to a maximum length} */
    protected static SqlType nvarchar(Integer... arguments) {
        return SqlType.of(TypeName.NVARCHAR, arguments);
    }

    /** {@return the type of a string of any length} */
    protected static SqlType textType() {
        return SqlType.of(TypeName.TEXT);
    }

    /** {@return the type of a character large object} */
    protected static SqlType clob() {
        return SqlType.of(TypeName.CLOB);
    }

    /** {@return the type of a national character large object} */
    protected static SqlType nclob() {
        return SqlType.of(TypeName.NCLOB);
    }

    /** {@return the type of a byte string of fixed length} */
    protected static SqlType binary(Integer... arguments) {
        return SqlType.of(TypeName.BINARY, arguments);
    }

    /** {@return the type of a byte string up to a maximum length} */
    protected static SqlType varbinary(Integer... arguments) {
        return SqlType.of(TypeName.VARBINARY, arguments);
    }

    /** {@return the type of a binary large object} */
    protected static SqlType blob() {
        return SqlType.of(TypeName.BLOB);
    }

    /** {@return the type of a date} */
    protected static SqlType date() {
        return SqlType.of(TypeName.DATE);
    }

    /** {@return the type of a time of day; the precision is the number of fractional digits of the seconds} */
    protected static SqlType time(Integer... arguments) {
        return SqlType.of(TypeName.TIME, arguments);
    }

    /** {@return the type of a time of day with a time zone offset} */
    protected static SqlType timeWithTimeZone(Integer... arguments) {
        return SqlType.of(TypeName.TIME_WITH_TIME_ZONE, arguments);
    }

    /** {@return the type of a date and time; the precision is the number of fractional digits of the seconds} */
    protected static SqlType timestamp(Integer... arguments) {
        return SqlType.of(TypeName.TIMESTAMP, arguments);
    }

    /** {@return the type of a date and time with a time zone offset} */
    protected static SqlType timestampWithTimeZone(Integer... arguments) {
        return SqlType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, arguments);
    }

    /** {@return the type of a duration} */
    protected static SqlType interval(Integer... arguments) {
        return SqlType.of(TypeName.INTERVAL, arguments);
    }

    /** {@return the type of a UUID} */
    protected static SqlType uuid() {
        return SqlType.of(TypeName.UUID);
    }

    /** {@return the type of a JSON document} */
    protected static SqlType json() {
        return SqlType.of(TypeName.JSON);
    }

    /** {@return the type of an XML document} */
    protected static SqlType xml() {
        return SqlType.of(TypeName.XML);
    }

    /**
     * {@return the type of a byte string; the argument is the maximum length; if it is omitted, any length is allowed}
     * In contrast, {@link #blob} is a large object, which some databases store separately from the row.
     */
    protected static SqlType bytes(Integer... arguments) {
        return SqlType.of(TypeName.VARBINARY, arguments);
    }

    /**
     * {@return the type of a string that is one of the given names: {@code enumeration("OPEN", "DONE").length(10)}} In
     * a database without enumeration types, the column becomes a text column with a check constraint; the length of the
     * column is 255 unless {@code length} is called.
     */
    protected static SqlType.Enumeration enumeration(String... names) {
        return new SqlType.Enumeration(List.of(names), SqlType.Enumeration.DEFAULT_SIZE);
    }

    /** {@return the type of an array of the given element type: {@code array(varchar(255))}} */
    protected static SqlType array(SqlType element) {
        return new SqlType.Array(element);
    }

    /** {@return the type of a column that is declared without a type, which only SQLite allows} */
    protected static SqlType noType() {
        return SqlType.Raw.NONE;
    }

    /** {@return a type in the syntax of one database, used verbatim} */
    protected static SqlType type(String text) {
        return SqlType.raw(text);
    }
}
