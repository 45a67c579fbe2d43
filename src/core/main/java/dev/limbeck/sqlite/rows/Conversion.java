package dev.limbeck.sqlite.rows;

import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.sameness.Affinity;
import java.util.Optional;

/**
 * Finds the stored values that a change to a column's type would alter, or that do not fit the new type. Values are
 * copied without a cast. The affinity of the new column then converts only numeric text to numbers, and numbers to text
 * (sqlite.org/datatype3.html, 3). CAST is never used, because it would turn '2026-01-02' into 2026.
 */
final class Conversion {
    private Conversion() {}

    /**
     * {@return a condition that is true for the values of the column that would be altered or do not fit; empty if
     * there cannot be any}
     */
    static Optional<String> violations(String column, String before, String after, boolean strict) {
        Affinity to = Affinity.of(after);
        if (Affinity.of(before).storesLike(to) && !strict) {
            return Optional.empty();
        }
        return switch (to) {
            case INTEGER -> Optional.of(integer(column));
            case REAL -> Optional.of(real(column));
            case TEXT -> Optional.of(text(column));
            case BLOB -> strict && !SqliteNames.areSame(after, "ANY") ? Optional.of(blob(column)) : Optional.empty();
            case NUMERIC -> strict ? Optional.empty() : Optional.of(numeric(column, after));
        };
    }

    private static String integer(String c) {
        return cases(
                c,
                "WHEN 'text' THEN CAST(CAST(" + c + " AS INTEGER) AS TEXT) <> " + c,
                "WHEN 'real' THEN CAST(" + c + " AS INTEGER) <> " + c,
                "WHEN 'blob' THEN 1");
    }

    private static String real(String c) {
        return cases(
                c,
                "WHEN 'text' THEN CAST(CAST(" + c + " AS REAL) AS TEXT) <> " + c + " AND CAST(CAST(" + c
                        + " AS INTEGER) AS TEXT) <> " + c,
                "WHEN 'integer' THEN CAST(CAST(" + c + " AS REAL) AS INTEGER) <> " + c,
                "WHEN 'blob' THEN 1");
    }

    private static String text(String c) {
        return cases(c, "WHEN 'real' THEN CAST(CAST(" + c + " AS TEXT) AS REAL) <> " + c, "WHEN 'blob' THEN 1");
    }

    private static String blob(String c) {
        return "typeof(" + c + ") NOT IN ('blob', 'null')";
    }

    /**
     * Returns the condition for a numeric type. In a comparison with a number, SQLite converts text to a number if the
     * whole text is a number.
     */
    private static String numeric(String c, String type) {
        String isNumber = "CAST(" + c + " AS NUMERIC) = " + c;
        String name = SqliteNames.fold(type);
        if (name.contains("date") || name.contains("time")) {
            return cases(c, "WHEN 'text' THEN datetime(" + c + ") IS NULL OR " + isNumber, "WHEN 'blob' THEN 1");
        }
        if (name.matches(".*(bool|dec|num|money|currency|fixed).*")) {
            return cases(c, "WHEN 'text' THEN CAST(CAST(" + c + " AS NUMERIC) AS TEXT) <> " + c, "WHEN 'blob' THEN 1");
        }
        return cases(c, "WHEN 'text' THEN " + isNumber);
    }

    private static String cases(String column, String... whens) {
        return "CASE typeof(" + column + ") " + String.join(" ", whens) + " ELSE 0 END";
    }
}
