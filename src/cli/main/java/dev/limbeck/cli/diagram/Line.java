package dev.limbeck.cli.diagram;

/**
 * A line from the row of a foreign key to the row that it refers to.
 *
 * @param x where it begins
 * @param y where it begins
 * @param direction 1 if it leaves to the right, -1 if it leaves to the left
 * @param endX where it ends
 * @param endY where it ends
 * @param endDirection 1 if it arrives from the right, -1 if it arrives from the left
 * @param bend the maximum length of the straight part between a table and the bend of the line
 */
record Line(double x, double y, int direction, double endX, double endY, int endDirection, double bend) {
    /** The space to the right of a table for a line from the table to itself. */
    static final double LOOP = 44;

    private static final double FOOT = 10;

    static Line between(double x, double y, int direction, double endX, double endY, int endDirection) {
        double distance = Math.abs(endX - x);
        return new Line(x, y, direction, endX, endY, endDirection, Math.max(30, Math.min(distance / 2, 120)));
    }

    /** {@return the line of a table that refers to itself, drawn to the right of the table} */
    static Line loop(double right, double fromY, double toY) {
        double end = fromY == toY ? toY - 8 : toY;
        return new Line(right, fromY, 1, right, end, 1, LOOP);
    }

    /**
     * {@return the outline of the line and of its ends. The referring end has a crow's foot if many rows may refer to
     * the same row, and a bar otherwise. The other end has a bar if there is always a referenced row, and a circle
     * otherwise}
     */
    String path(boolean single, boolean optional) {
        double start = x + direction * FOOT;
        double end = endX + endDirection * FOOT;
        String curve = "M" + at(x, y) + "L" + at(start, y) + "C" + at(start + direction * bend, y) + " "
                + at(end + endDirection * bend, endY) + " " + at(end, endY) + "L" + at(endX, endY);
        String foot = single
                ? "M" + at(x + direction * 7, y - 5) + "V" + number(y + 5)
                : "M" + at(x, y - 5) + "L" + at(start, y) + "L" + at(x, y + 5);
        double mark = endX + endDirection * 8;
        String target = optional
                ? "M" + at(mark - 3.5, endY) + "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
                : "M" + at(mark, endY - 5) + "V" + number(endY + 5);
        return curve + foot + target;
    }

    private static String at(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static String number(double value) {
        return DiagramSvg.number(value);
    }
}
