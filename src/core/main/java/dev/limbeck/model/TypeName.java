package dev.limbeck.model;

import java.util.Locale;

/**
 * The portable column types. Each dialect writes the types in its own syntax, so a revision written for SQLite can run
 * on another database. The names are the SQL type names, as in {@link java.sql.JDBCType}.
 */
public enum TypeName {
    BOOL,
    TINYINT,
    SMALLINT,
    INTEGER,
    BIGINT,
    REAL,
    FLOAT,
    DOUBLE,
    DECIMAL,
    NUMERIC,
    CHAR,
    VARCHAR,
    NCHAR,
    NVARCHAR,
    TEXT,
    CLOB,
    NCLOB,
    BINARY,
    VARBINARY,
    BLOB,
    DATE,
    TIME,
    TIME_WITH_TIME_ZONE,
    TIMESTAMP,
    TIMESTAMP_WITH_TIME_ZONE,
    INTERVAL,
    UUID,
    JSON,
    XML;

    /** {@return the name of the builder method in a revision file, for instance {@code timestampWithTimeZone}} */
    public String builderName() {
        StringBuilder name = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return switch (this) {
            case CHAR -> "character";
            case FLOAT -> "floating";
            case DOUBLE -> "doublePrecision";
            case TEXT -> "textType";
            case VARBINARY -> "bytes";
            default -> name.toString();
        };
    }
}
