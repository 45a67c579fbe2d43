package dev.limbeck.ops;

import java.util.List;

/**
 * A column going to another place in its table.
 *
 * @param to where it goes
 * @param back where it came from, for the way back
 */
public record Move(Position to, Position back) {

    /**
     * {@return the move of that column, which now stands among these}
     *
     * @throws IllegalArgumentException if it does not
     */
    public static Move of(String column, List<String> columns, Position to) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("there is no column " + column + " among " + columns);
        }
        return new Move(to, at == 0 ? Position.FIRST : Position.after(columns.get(at - 1)));
    }

    /** {@return the way back} */
    public Move reverse() {
        return new Move(back, to);
    }
}
