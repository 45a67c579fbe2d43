package dev.limbeck.sqlite.values;

import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.model.SqlType;
import dev.limbeck.sqlite.sameness.TypeMeaning;
import org.jspecify.annotations.Nullable;

/** The kind of date or time that a column is declared to store. */
enum MomentKind {
    DATE,
    TIME,
    TIME_IN_ZONE,
    TIMESTAMP,
    INSTANT,
    /** The column of the value is unknown. */
    UNKNOWN,
    /** The column does not store a date or time. */
    OTHER;

    static MomentKind of(@Nullable ValueColumn column) {
        return column == null ? UNKNOWN : of(column.type());
    }

    static MomentKind of(SqlType type) {
        return switch (TypeMeaning.of(type).word()) {
            case "date" -> DATE;
            case "time" -> TIME;
            case "time with time zone" -> TIME_IN_ZONE;
            case "timestamp" -> TIMESTAMP;
            case "timestamp with time zone" -> INSTANT;
            default -> OTHER;
        };
    }
}
