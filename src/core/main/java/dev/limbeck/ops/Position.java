package dev.limbeck.ops;

import org.jspecify.annotations.Nullable;

/**
 * Where a column goes among its neighbours.
 *
 * @param after the column it follows, or null to come first
 */
public record Position(@Nullable String after) {
    /** Before all others. */
    public static final Position FIRST = new Position(null);

    /** {@return the place right behind that column} */
    public static Position after(String column) {
        return new Position(column);
    }
}
