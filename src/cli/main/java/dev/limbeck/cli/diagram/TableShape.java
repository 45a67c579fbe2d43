package dev.limbeck.cli.diagram;

/** The sizes of the parts of a drawn table. */
final class TableShape {
    static final double FONT = 12;
    static final double SMALL = 10.5;
    static final double HEADER = 30;
    static final double ROW = 20;
    static final double PADDING = 12;
    private static final double KEY = 40;
    private static final double SPACE = 14;
    private static final double FOOT = 6;

    private final DiagramTable table;
    private final double nameWidth;
    private final double typeWidth;
    private final double wordWidth;

    TableShape(DiagramTable table) {
        this.table = table;
        nameWidth = table.columns().stream()
                .mapToDouble(column -> TextWidth.of(column.name(), FONT))
                .max()
                .orElse(0);
        typeWidth = table.columns().stream()
                .mapToDouble(column -> TextWidth.of(column.type(), SMALL))
                .max()
                .orElse(0);
        wordWidth = table.columns().stream()
                .mapToDouble(column -> TextWidth.of(column.words(), SMALL))
                .max()
                .orElse(0);
    }

    double width() {
        double title = TextWidth.of(table.name(), FONT + 1) + pillWidth() + 3 * PADDING;
        double row = typeStart() + typeWidth + (wordWidth == 0 ? 0 : SPACE + wordWidth) + PADDING;
        return Math.ceil(Math.max(140, Math.max(title, table.columns().isEmpty() ? 0 : row)));
    }

    double height() {
        int rows = table.columns().size() + (table.hidden() > 0 ? 1 : 0);
        return HEADER + rows * ROW + (rows == 0 ? 0 : FOOT);
    }

    /** {@return the width of the mark of the table, or 0} */
    double pillWidth() {
        return table.words().isEmpty() ? 0 : TextWidth.of(table.words(), SMALL) + 14;
    }

    /** {@return the horizontal position at which the column names begin} */
    double nameStart() {
        return KEY;
    }

    /** {@return where types begin} */
    double typeStart() {
        return KEY + nameWidth + SPACE;
    }

    /** {@return the vertical middle of the row with the given index, or of the header if the index is -1} */
    static double middle(int row) {
        return row < 0 ? HEADER / 2 : HEADER + row * ROW + ROW / 2 + 2;
    }
}
