package dev.limbeck.sqlite;

import java.util.List;
import java.util.stream.Stream;

/** What ANALYZE found out about a table, which the table's statistics tables keep by name (sqlite.org/fileformat2.html, 2.6.3). */
final class Statistics {
    private static final String UPDATE = "UPDATE main.sqlite_stat";

    private Statistics() {}

    /** {@return whether the statement touches nothing but statistics} */
    static boolean isOnly(String statement) {
        return statement.startsWith(UPDATE);
    }

    /** {@return the statements that keep what is known about an index under its new name} */
    static List<String> rename(Draft draft, String from, String to) {
        return tables(draft)
                .map(rows -> "UPDATE main." + rows + " SET idx = " + Sql.text(to) + where(draft, from))
                .toList();
    }

    /** {@return the statements that forget an index} */
    static List<String> drop(Draft draft, String index) {
        return tables(draft)
                .map(rows -> "DELETE FROM main." + rows + where(draft, index))
                .toList();
    }

    private static String where(Draft draft, String index) {
        return " WHERE tbl = " + Sql.text(draft.table().name()) + " AND idx = " + Sql.text(index);
    }

    /** {@return the statements that keep what is known about a table under another name} */
    static List<String> move(Draft draft, String from, String to) {
        return tables(draft)
                .map(rows -> "UPDATE main." + rows + " SET tbl = " + Sql.text(to) + " WHERE tbl = " + Sql.text(from))
                .toList();
    }

    private static Stream<String> tables(Draft draft) {
        return Stream.of("sqlite_stat1", "sqlite_stat4")
                .filter(name -> draft.catalog().stored("table", name).isPresent());
    }
}
