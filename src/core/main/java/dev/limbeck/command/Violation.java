package dev.limbeck.command;

import java.util.List;

/**
 * Rows of the developer's database that a change would be refused for. The revision is right all the same: it is the rows
 * that must change, here and wherever else they are so.
 *
 * @param table the table, under the name it has now
 * @param message what is wrong with them
 * @param count how many they are, or were when time was up
 * @param complete whether all of the table was looked at
 * @param keys up to three of them
 * @param advice what to do about it
 */
public record Violation(String table, String message, long count, boolean complete, List<String> keys, String advice) {
    /** Copies the keys. */
    public Violation {
        keys = List.copyOf(keys);
    }

    /** {@return all of it in one line} */
    public String text() {
        return message + ": " + (complete ? "" : "at least ") + count + (count == 1 ? " row" : " rows")
                + (keys.isEmpty() ? "" : " (" + String.join(", ", keys) + (count > keys.size() ? ", …)" : ")"))
                + ". " + advice;
    }
}
