package dev.limbeck.mariadb.syntax;

import dev.limbeck.model.SqlText;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values as literals. */
final class MariadbLiterals {
    private MariadbLiterals() {}

    static String write(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof SqlText sql) {
            return sql.sql();
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (value instanceof Number number) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException("MariaDB cannot store " + number);
            }
            return number.toString();
        }
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof String text) {
            return string(text);
        }
        if (value instanceof OffsetDateTime moment) {
            return string(moment.withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime()
                    .toString()
                    .replace('T', ' '));
        }
        if (value instanceof LocalDateTime moment) {
            return string(moment.toString().replace('T', ' '));
        }
        if (value instanceof UUID || value instanceof Temporal) {
            return string(value.toString());
        }
        throw new IllegalArgumentException("There is more than one way to write " + value + " ("
                + value.getClass().getSimpleName() + "). Write it as text(\"…\")");
    }

    private static String string(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
