package dev.limbeck;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;

/**
 * The builders of column types that a {@link Migration} inherits. They are portable: each database spells them in its
 * own words. Arguments are a length, or a precision and a scale; without them the database's own bound holds.
 */
public abstract sealed class Types permits Migration {
    Types() {}

    /** {@return a truth value} */
    protected static SqlType bool() {
        return SqlType.of(TypeName.BOOL);
    }

    /** {@return a whole number of 8 bits} */
    protected static SqlType tinyint() {
        return SqlType.of(TypeName.TINYINT);
    }

    /** {@return a whole number of 16 bits} */
    protected static SqlType smallint() {
        return SqlType.of(TypeName.SMALLINT);
    }

    /** {@return a whole number of 32 bits} */
    protected static SqlType integer() {
        return SqlType.of(TypeName.INTEGER);
    }

    /** {@return a whole number of 64 bits} */
    protected static SqlType bigint() {
        return SqlType.of(TypeName.BIGINT);
    }

    /** {@return a binary fraction of 32 bits} */
    protected static SqlType real() {
        return SqlType.of(TypeName.REAL);
    }

    /** {@return a binary fraction; the precision is in binary digits} */
    protected static SqlType floating(Integer... arguments) {
        return SqlType.of(TypeName.FLOAT, arguments);
    }

    /** {@return a binary fraction of 64 bits} */
    protected static SqlType doublePrecision() {
        return SqlType.of(TypeName.DOUBLE);
    }

    /** {@return a decimal fraction} */
    protected static SqlType decimal(Integer... arguments) {
        return SqlType.of(TypeName.DECIMAL, arguments);
    }

    /** {@return a decimal fraction} */
    protected static SqlType numeric(Integer... arguments) {
        return SqlType.of(TypeName.NUMERIC, arguments);
    }

    /** {@return text of a fixed length} */
    protected static SqlType character(Integer... arguments) {
        return SqlType.of(TypeName.CHAR, arguments);
    }

    /** {@return text up to a length} */
    protected static SqlType varchar(Integer... arguments) {
        return SqlType.of(TypeName.VARCHAR, arguments);
    }

    /** {@return national text of a fixed length} */
    protected static SqlType nchar(Integer... arguments) {
        return SqlType.of(TypeName.NCHAR, arguments);
    }

    /** {@return national text up to a length} */
    protected static SqlType nvarchar(Integer... arguments) {
        return SqlType.of(TypeName.NVARCHAR, arguments);
    }

    /** {@return text of any length} */
    protected static SqlType textType() {
        return SqlType.of(TypeName.TEXT);
    }

    /** {@return a large text} */
    protected static SqlType clob() {
        return SqlType.of(TypeName.CLOB);
    }

    /** {@return a large national text} */
    protected static SqlType nclob() {
        return SqlType.of(TypeName.NCLOB);
    }

    /** {@return bytes of a fixed length} */
    protected static SqlType binary(Integer... arguments) {
        return SqlType.of(TypeName.BINARY, arguments);
    }

    /** {@return bytes up to a length} */
    protected static SqlType varbinary(Integer... arguments) {
        return SqlType.of(TypeName.VARBINARY, arguments);
    }

    /** {@return a large run of bytes} */
    protected static SqlType blob() {
        return SqlType.of(TypeName.BLOB);
    }

    /** {@return a day} */
    protected static SqlType date() {
        return SqlType.of(TypeName.DATE);
    }

    /** {@return a time of day; the precision is in digits of a second} */
    protected static SqlType time(Integer... arguments) {
        return SqlType.of(TypeName.TIME, arguments);
    }

    /** {@return a time of day with its offset} */
    protected static SqlType timeWithTimeZone(Integer... arguments) {
        return SqlType.of(TypeName.TIME_WITH_TIME_ZONE, arguments);
    }

    /** {@return a day and time; the precision is in digits of a second} */
    protected static SqlType timestamp(Integer... arguments) {
        return SqlType.of(TypeName.TIMESTAMP, arguments);
    }

    /** {@return a day and time with its offset} */
    protected static SqlType timestampWithTimeZone(Integer... arguments) {
        return SqlType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, arguments);
    }

    /** {@return a length of time} */
    protected static SqlType interval(Integer... arguments) {
        return SqlType.of(TypeName.INTERVAL, arguments);
    }

    /** {@return a UUID} */
    protected static SqlType uuid() {
        return SqlType.of(TypeName.UUID);
    }

    /** {@return a JSON document} */
    protected static SqlType json() {
        return SqlType.of(TypeName.JSON);
    }

    /** {@return an XML document} */
    protected static SqlType xml() {
        return SqlType.of(TypeName.XML);
    }

    /** {@return a type without a declaration, which only SQLite has} */
    protected static SqlType noType() {
        return SqlType.NONE;
    }

    /** {@return a type in one database's own words, to the letter} */
    protected static SqlType type(String text) {
        return SqlType.raw(text);
    }
}
