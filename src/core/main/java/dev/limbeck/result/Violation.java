package dev.limbeck.result;

import java.util.List;

/**
 * Rows of the developer's database that would make a change fail. The revision itself is correct: the rows must be
 * corrected, in this database and in any other database with such rows.
 *
 * @param table the current name of the table
 * @param message the problem with the rows
 * @param count the number of rows found; if the query timed out, the number found before the timeout
 * @param complete whether the whole table was read
 * @param keys the keys of up to three of the rows
 * @param advice how to correct the rows
 */
public record Violation(String table, String message, long count, boolean complete, List<String> keys, String advice) {
    /** Copies the keys. */
    public Violation {
        keys = List.copyOf(keys);
    }

    /** {@return the violation as one line} */
    public String describe() {
        return message + ": " + (complete ? "" : "at least ") + count + (count == 1 ? " row" : " rows")
                + (keys.isEmpty() ? "" : " (" + String.join(", ", keys) + (count > keys.size() ? ", …)" : ")"))
                + ". " + advice;
    }
}
