package dev.limbeck.rewrite.packaged;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.jspecify.annotations.Nullable;

/** Parses digits for PostgreSQL's driver. For its own format of integers, Java would read the data of the locale. */
public final class PlainDigits extends NumberFormat {
    private static final long serialVersionUID = 1L;

    private static final int LIMIT = 18;

    private PlainDigits() {}

    /** {@return a format that parses digits; it cannot format numbers} */
    public static NumberFormat create() {
        return new PlainDigits();
    }

    /** {@return the digits at the position as a number; null if there are none, or too many} */
    @Override
    public @Nullable Number parse(String source, ParsePosition position) {
        int start = position.getIndex();
        int end = start;
        while (end < source.length() && source.charAt(end) >= '0' && source.charAt(end) <= '9') {
            end++;
        }
        if (end == start || end - start > LIMIT) {
            position.setErrorIndex(start);
            return null;
        }
        position.setIndex(end);
        return Long.valueOf(source.substring(start, end));
    }

    @Override
    public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
        throw new UnsupportedOperationException("This format only parses numbers");
    }

    @Override
    public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
        throw new UnsupportedOperationException("This format only parses numbers");
    }
}
