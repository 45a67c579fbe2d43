package dev.limbeck.sqlite;

/**
 * One row of {@code sqlite_schema} that has a statement.
 *
 * @param type table, index, view or trigger
 * @param name its name
 * @param table the table or view it belongs to; its own name for tables and views
 * @param sql the statement, to the letter
 */
record Stored(String type, String name, String table, String sql) {
    /** What to select for {@link #read}: the lengths of both names say where they end, whatever is in them. */
    static final String COLUMNS =
            "length(name) || ' ' || length(tbl_name) || ' ' || type || ' ' || name || tbl_name || sql";

    /** {@return the row of which {@link #COLUMNS} gave that text} */
    static Stored read(String row) {
        int first = row.indexOf(' ');
        int second = row.indexOf(' ', first + 1);
        int third = row.indexOf(' ', second + 1);
        int nameEnd = row.offsetByCodePoints(third + 1, Integer.parseInt(row, 0, first, 10));
        int tableEnd = row.offsetByCodePoints(nameEnd, Integer.parseInt(row, first + 1, second, 10));
        String name = row.substring(third + 1, nameEnd);
        boolean own = tableEnd - nameEnd == name.length() && row.startsWith(name, nameEnd);
        return new Stored(
                type(row, second + 1, third),
                name,
                own ? name : row.substring(nameEnd, tableEnd),
                row.substring(tableEnd));
    }

    private static String type(String row, int start, int end) {
        return switch (row.charAt(start)) {
            case 't' -> end - start == "table".length() ? "table" : "trigger";
            case 'i' -> "index";
            default -> "view";
        };
    }

    /** {@return whether it is of that type} */
    boolean is(String wanted) {
        return type.equals(wanted);
    }
}
