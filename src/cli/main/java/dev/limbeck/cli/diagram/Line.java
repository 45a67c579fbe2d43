package dev.limbeck.cli.diagram;

import dev.limbeck.cli.diagram.LayeredLayout.Passage;
import java.util.List;

/**
 * A line from the row of a foreign key to the row that it refers to. It bends only between two columns.
 *
 * @param x where it begins, at the side of a table
 * @param edge the side of the column of this table
 * @param y where it begins
 * @param direction 1 if it leaves to the right, -1 if it leaves to the left
 * @param passages where it passes the columns between the two tables
 * @param endX where it ends, at the side of a table
 * @param endEdge the side of the column of this table
 * @param endY where it ends
 * @param endDirection 1 if it arrives from the right, -1 if it arrives from the left
 */
record Line(
        double x,
        double edge,
        double y,
        int direction,
        List<Passage> passages,
        double endX,
        double endEdge,
        double endY,
        int endDirection) {
    /** The space to the right of a table for a line from the table to itself. */
    static final double LOOP = 44;

    private static final double FOOT = 10;

    /** {@return the line of a table that refers to itself, drawn to the right of the table} */
    static Line loop(double right, double fromY, double toY) {
        double end = fromY == toY ? toY - 8 : toY;
        return new Line(right, right, fromY, 1, List.of(), right, right, end, 1);
    }

    /**
     * {@return the outline of the line and of its ends. The referring end has a crow's foot if many rows may refer to
     * the same row, and a bar otherwise. The other end has a bar if there is always a referenced row, and a circle
     * otherwise}
     */
    String path(boolean single, boolean optional) {
        double foot = x + direction * FOOT;
        String start = single
                ? "M" + point(x + direction * 7, y - 5) + "V" + number(y + 5)
                : "M" + point(x, y - 5) + "L" + point(foot, y) + "L" + point(x, y + 5);
        double mark = endX + endDirection * 8;
        String target = optional
                ? "M" + point(mark - 3.5, endY) + "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
                : "M" + point(mark, endY - 5) + "V" + number(endY + 5);
        return curve() + start + target;
    }

    private String curve() {
        StringBuilder path = new StringBuilder("M" + point(x, y));
        double fromX = edge + direction * FOOT;
        double fromY = y;
        path.append('H').append(number(fromX));
        for (Passage passage : passages) {
            double in = direction > 0 ? passage.left() : passage.right();
            path.append(bend(fromX, fromY, in, passage.y()));
            fromX = direction > 0 ? passage.right() : passage.left();
            fromY = passage.y();
            path.append('H').append(number(fromX));
        }
        double end = endEdge + endDirection * FOOT;
        if (direction == endDirection) {
            double out = Math.max(fromX, end) + LOOP - FOOT;
            path.append('C').append(point(out, fromY)).append(' ').append(point(out, endY));
            path.append(' ').append(point(end, endY));
        } else {
            path.append(bend(fromX, fromY, end, endY));
        }
        return path.append('H').append(number(endX)).toString();
    }

    private static String bend(double x, double y, double toX, double toY) {
        double middle = (x + toX) / 2;
        return "C" + point(middle, y) + " " + point(middle, toY) + " " + point(toX, toY);
    }

    private static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static String number(double value) {
        return DiagramSvg.number(value);
    }
}
