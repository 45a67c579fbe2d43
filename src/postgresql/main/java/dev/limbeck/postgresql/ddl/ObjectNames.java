package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.UnsupportedChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names that PostgreSQL gives to unnamed constraints: the table, the column and the kind, truncated to 63 bytes,
 * with a number appended if the name exists ({@code makeObjectName} and {@code ChooseConstraintName} of its source).
 */
final class ObjectNames {
    /** The largest number of bytes of a name (https://www.postgresql.org/docs/current/limits.html). */
    static final int MAXIMUM = 63;

    private ObjectNames() {}

    /** {@return the name of an object that exists only during a change, for the object with the given name} */
    static String temporary(String prefix, String name) {
        return prefix + "_" + cut(name, MAXIMUM - bytes(prefix) - 1);
    }

    /** {@return the first name that does not exist yet} */
    static String choose(String table, List<String> columns, String label, Predicate<String> exists) {
        String middle = join(columns);
        String name = create(table, middle, label);
        for (int number = 1; exists.test(name); number++) {
            name = create(table, middle, label + number);
        }
        return name;
    }

    /**
     * Joins the names of the columns into one name, as PostgreSQL does: once the length limit is reached, no further
     * names are added.
     */
    private static String join(List<String> columns) {
        StringBuilder joined = new StringBuilder();
        for (String column : columns) {
            joined.append(joined.isEmpty() ? "" : "_").append(column);
            if (bytes(joined.toString()) > MAXIMUM) {
                break;
            }
        }
        return joined.toString();
    }

    private static String create(String first, String second, String label) {
        int available = MAXIMUM - bytes(label) - 1 - (second.isEmpty() ? 0 : 1);
        int one = bytes(first);
        int two = bytes(second);
        while (one + two > available) {
            if (one > two) {
                one--;
            } else {
                two--;
            }
        }
        return cut(first, one) + (second.isEmpty() ? "" : "_" + cut(second, two)) + "_" + label;
    }

    /** Truncates the text after the last character that fits completely. */
    private static String cut(String text, int limit) {
        int end = text.length();
        while (bytes(text.substring(0, end)) > limit) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Checks the length of a new name, which PostgreSQL would silently truncate.
     *
     * @throws UnsupportedChange if the name is too long or empty
     */
    static void check(String what, String name) {
        int length = bytes(name);
        if (length > MAXIMUM) {
            throw new UnsupportedChange("The name of the " + what + " " + name + " has " + length
                    + " bytes; PostgreSQL truncates names to " + MAXIMUM + " bytes. Use a shorter name.");
        }
        if (name.isEmpty()) {
            throw new UnsupportedChange("The name of a " + what + " is empty.");
        }
    }
}
