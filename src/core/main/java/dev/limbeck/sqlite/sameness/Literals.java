package dev.limbeck.sqlite.sameness;

import dev.limbeck.model.SqlText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes stored values as literals (sqlite.org/lang_expr.html#literal_values_constants_). */
public final class Literals {
    private Literals() {}

    /** {@return the literal of a value, as SQLite writes it} */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof SqlText sql) {
            return sql.sql();
        }
        if (value instanceof byte[] bytes) {
            return blob(bytes);
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return quoted(value.toString());
        }
        throw new IllegalArgumentException(
                "There is no literal for a " + value.getClass().getName());
    }

    /**
     * Writes a number, or writes it as text if SQLite would round it; a column with a numeric type converts the text to
     * the nearest number.
     */
    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value)) {
                return "NULL";
            }
            return Double.isInfinite(value) ? (value > 0 ? "9e999" : "-9e999") : number.toString();
        }
        if (number instanceof BigDecimal decimal) {
            return quoted(decimal.toPlainString());
        }
        boolean fits = !(number instanceof BigInteger big) || big.bitLength() < Long.SIZE;
        return fits ? number.toString() : quoted(number.toString());
    }

    private static String blob(byte[] bytes) {
        return "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
    }

    /**
     * Writes a string. A literal ends at a NUL character, so a string that contains NUL is written as a blob with a
     * cast.
     */
    private static String quoted(String text) {
        return text.indexOf('\0') >= 0
                ? "CAST(" + blob(text.getBytes(StandardCharsets.UTF_8)) + " AS TEXT)"
                : "'" + text.replace("'", "''") + "'";
    }

    /** {@return the statement with its placeholders replaced by the literals, in order} */
    public static String bind(String sql, List<String> literals) {
        StringBuilder bound = new StringBuilder();
        int from = 0;
        int used = 0;
        for (Token token : Tokenizer.code(sql)) {
            if (token.kind() != Token.Kind.VARIABLE) {
                continue;
            }
            if (!token.text().equals("?")) {
                throw new IllegalArgumentException(
                        "The statement has the parameter " + token.text() + "; write a plain ? for each value: " + sql);
            }
            if (used < literals.size()) {
                bound.append(sql, from, token.span().start()).append(literals.get(used));
            }
            from = token.span().end();
            used++;
        }
        if (used != literals.size()) {
            throw new IllegalArgumentException(
                    "The statement has " + used + " question marks for " + literals.size() + " values: " + sql);
        }
        return bound.append(sql, from, sql.length()).toString();
    }
}
