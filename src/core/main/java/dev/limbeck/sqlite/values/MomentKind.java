package dev.limbeck.sqlite.values;

import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.model.SqlType;
import dev.limbeck.sqlite.sameness.TypeMeaning;
import org.jspecify.annotations.Nullable;

/** What a column is declared to hold, as far as days and times go. */
enum MomentKind {
    DATE,
    TIME,
    TIME_IN_ZONE,
    TIMESTAMP,
    INSTANT,
    /** It is not known which column a value is for. */
    UNKNOWN,
    /** No days or times. */
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
