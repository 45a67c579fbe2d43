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

    /**
     * {@return the statements after RENAME TO, which leaves the statistics behind: what is known about the table, and
     * about the indexes of its constraints, whose names SQLite makes of the table's}
     */
    static List<String> follow(SqliteCatalog catalog, String from, String to) {
        String old = "sqlite_autoindex_" + from + "_";
        return tables(catalog)
                .map(rows -> "UPDATE main." + rows + " SET tbl = " + Sql.text(to) + ", idx = CASE WHEN substr(idx, 1, "
                        + old.codePointCount(0, old.length()) + ") = " + Sql.text(old) + " COLLATE NOCASE THEN "
                        + Sql.text("sqlite_autoindex_" + to + "_") + " || substr(idx, "
                        + (old.codePointCount(0, old.length()) + 1) + ") ELSE idx END WHERE tbl = " + Sql.text(from)
                        + " COLLATE NOCASE")
                .toList();
    }

    private static Stream<String> tables(Draft draft) {
        return tables(draft.catalog());
    }

    private static Stream<String> tables(SqliteCatalog catalog) {
        return Stream.of("sqlite_stat1", "sqlite_stat4")
                .filter(name -> catalog.stored("table", name).isPresent());
    }
}
