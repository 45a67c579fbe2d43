package dev.limbeck.ops;

import java.util.List;

/**
 * A change to the position of a column in its table.
 *
 * @param target the new position
 * @param origin the previous position
 */
public record Move(Position target, Position origin) {

    /**
     * {@return the move of the given column from its current position in the given list of columns to the given
     * position}
     *
     * @throws IllegalArgumentException if the column is not in the list
     */
    public static Move of(String column, List<String> columns, Position to) {
        int current = columns.indexOf(column);
        if (current < 0) {
            throw new IllegalArgumentException("there is no column " + column + " among " + columns);
        }
        return new Move(to, current == 0 ? Position.FIRST : Position.after(columns.get(current - 1)));
    }

    /** {@return the reverse move} */
    public Move reverse() {
        return new Move(origin, target);
    }
}
