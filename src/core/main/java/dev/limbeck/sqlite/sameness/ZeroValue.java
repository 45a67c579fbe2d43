package dev.limbeck.sqlite.sameness;

import dev.limbeck.model.SqlType;

/** Determines a neutral value, such as 0 or an empty string, that a column of a given type accepts. */
public final class ZeroValue {
    /** A serialized null: on SQLite, Hibernate stores an array as a serialized Java object, and cannot read 0 bytes. */
    private static final String NULL_OBJECT = "x'aced000570'";

    private ZeroValue() {}

    /** {@return the value as an expression} */
    public static String of(SqlType type) {
        if (type instanceof SqlType.Portable portable) {
            return of(portable);
        }
        if (type instanceof SqlType.Array) {
            return NULL_OBJECT;
        }
        return switch (Affinity.of(TypeSpelling.spell(type))) {
            case TEXT -> "''";
            case BLOB -> "x''";
            case INTEGER, NUMERIC, REAL -> "0";
        };
    }

    private static String of(SqlType.Portable type) {
        return switch (type.name()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, TEXT, CLOB, NCLOB, XML -> "''";
            case BINARY, VARBINARY, BLOB -> "x''";
            // The driver stores milliseconds since 1970 unless its URL specifies a different form; Hibernate cannot
            // read ISO text.
            case DATE, TIME, TIME_WITH_TIME_ZONE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "0";
            // Hibernate stores and reads 16 bytes.
            case UUID -> "x'" + "0".repeat(32) + "'";
            case JSON -> "'null'";
            case BOOL -> "false";
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE, DECIMAL, NUMERIC, INTERVAL -> "0";
        };
    }
}
