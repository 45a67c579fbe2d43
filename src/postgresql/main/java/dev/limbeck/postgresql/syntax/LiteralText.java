package dev.limbeck.postgresql.syntax;

import dev.limbeck.model.SqlText;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values as literals. */
final class LiteralText {
    private LiteralText() {}

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
            return write(number);
        }
        if (value instanceof byte[] bytes) {
            return "'\\x" + HexFormat.of().formatHex(bytes) + "'::bytea";
        }
        if (value instanceof String text) {
            return string(text);
        }
        if (value instanceof UUID || value instanceof Temporal) {
            return string(value.toString());
        }
        throw new IllegalArgumentException("There is more than one way to write " + value + " ("
                + value.getClass().getSimpleName() + "). Write it as text(\"…\")");
    }

    private static String write(Number number) {
        boolean finite = Double.isFinite(number.doubleValue()) || number instanceof java.math.BigDecimal;
        return finite || number instanceof java.math.BigInteger ? number.toString() : "'" + number + "'::float8";
    }

    private static String string(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL cannot store the character U+0000 in text");
        }
        return "'" + text.replace("'", "''") + "'";
    }
}
