package dev.limbeck.model;

/**
 * What the rows of a column hold, as far as they were looked at: SQLite lets any column hold any kind of value, whatever
 * it declares (sqlite.org/datatype3.html).
 *
 * @param integers whether there are whole numbers
 * @param reals whether there are numbers with a fraction
 * @param texts whether there is text
 * @param blobs whether there are bytes
 * @param nulls whether there is NULL
 * @param least the least whole number, or 0
 * @param greatest the greatest whole number, or 0
 * @param form what the texts have in common
 * @param distinct whether there are rows, and no two hold the same
 */
public record ColumnContents(
        boolean integers,
        boolean reals,
        boolean texts,
        boolean blobs,
        boolean nulls,
        long least,
        long greatest,
        Form form,
        boolean distinct) {
    /** What texts have in common, if they tell dates and times; each form is read by the driver in another way. */
    public enum Form {
        /** Each is {@code 2026-01-31 23:59:59}, with three digits of a second or none. */
        MOMENT,
        /** Each is {@code 2026-01-31}, or a moment. */
        DATE,
        /** Each is {@code 23:59}, with seconds or not. */
        TIME,
        /** Each is {@code 2026-01-31T23:59:59}, with a fraction or not, or a moment. */
        ISO_MOMENT,
        /** Each is {@code 2026-01-31 23:59:59.123456}, with up to six digits of a second or none, which drivers misread. */
        MICROS,
        /** None of these. */
        OTHER
    }

    /** A column without rows. */
    public static final ColumnContents NONE =
            new ColumnContents(false, false, false, false, false, 0, 0, Form.MOMENT, false);

    /** {@return whether there are values of more than one kind; whole numbers among fractions are one kind} */
    public boolean mixed() {
        int kinds = (integers || reals ? 1 : 0) + (texts ? 1 : 0) + (blobs ? 1 : 0);
        return kinds > 1;
    }

    /** {@return the kinds of values in words, for instance {@code integer and text}} */
    public String words() {
        StringBuilder words = new StringBuilder();
        add(words, integers, "integer");
        add(words, reals, "real");
        add(words, texts, "text");
        add(words, blobs, "blob");
        return words.toString();
    }

    private static void add(StringBuilder words, boolean there, String word) {
        if (there) {
            words.append(words.isEmpty() ? "" : " and ").append(word);
        }
    }
}
