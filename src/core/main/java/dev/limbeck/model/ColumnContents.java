package dev.limbeck.model;

/**
 * The kinds of values in a column, according to the rows that were examined. In SQLite any column can hold any kind of
 * value, regardless of its declared type (sqlite.org/datatype3.html).
 *
 * @param integers whether there are integers
 * @param reals whether there are floating-point numbers
 * @param texts whether there is text
 * @param blobs whether there are blobs
 * @param nulls whether there are NULLs
 * @param least the smallest integer, or 0
 * @param greatest the largest integer, or 0
 * @param form the common format of the strings
 * @param distinct whether there are rows and all values are distinct
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
    /** The common format of strings that are dates or times. The JDBC driver reads each format differently. */
    public enum Form {
        /** All values have the form {@code 2026-01-31 23:59:59}, with three fractional digits or none. */
        MOMENT,
        /** All values have the form {@code 2026-01-31} or the format {@link #MOMENT}. */
        DATE,
        /** All values have the form {@code 23:59}, with or without seconds. */
        TIME,
        /**
         * All values have the form {@code 2026-01-31T23:59:59}, with or without fractional digits, or the format
         * {@link #MOMENT}.
         */
        ISO_MOMENT,
        /**
         * All values have the form {@code 2026-01-31 23:59:59.123456}, with at most six fractional digits; drivers
         * misread these.
         */
        MICROS,
        /** Any other text. */
        OTHER
    }

    /** The contents of a column without rows. */
    public static final ColumnContents NONE =
            new ColumnContents(false, false, false, false, false, 0, 0, Form.MOMENT, false);

    /** {@return whether there is more than one kind of value; integers and reals count as one kind} */
    public boolean isMixed() {
        int kinds = (integers || reals ? 1 : 0) + (texts ? 1 : 0) + (blobs ? 1 : 0);
        return kinds > 1;
    }

    /** {@return the names of the kinds, for instance {@code integer and text}} */
    public String describe() {
        StringBuilder words = new StringBuilder();
        add(words, integers, "integer");
        add(words, reals, "real");
        add(words, texts, "text");
        add(words, blobs, "blob");
        return words.toString();
    }

    private static void add(StringBuilder words, boolean present, String word) {
        if (present) {
            words.append(words.isEmpty() ? "" : " and ").append(word);
        }
    }
}
