package dev.limbeck.ops;

import org.jspecify.annotations.Nullable;

/**
 * The position of a column in its table.
 *
 * @param after the preceding column, or null for the first position
 */
public record Position(@Nullable String after) {
    /** The position before all other columns. */
    public static final Position FIRST = new Position(null);

    /** {@return the position directly after the given column} */
    public static Position after(String column) {
        return new Position(column);
    }
}
