package dev.limbeck.sqlite.plan;

import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.edit.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Preserves the results of ANALYZE, which SQLite stores in statistics tables under the names of the table and the index
 * (sqlite.org/fileformat2.html, 2.6.3).
 */
final class Statistics {
    private static final String UPDATE = "UPDATE main.sqlite_stat";

    /** The prefix of the temporary names that are needed when indexes swap names. */
    private static final String BETWEEN = "_limbeck_";

    private Statistics() {}

    /** {@return whether the statement only changes statistics} */
    static boolean changesOnlyStatistics(String statement) {
        return statement.startsWith(UPDATE);
    }

    /** {@return the statements that move the statistics of an index to its new name} */
    static List<String> rename(Draft draft, String from, String to) {
        return tables(draft)
                .map(rows -> "UPDATE main." + rows + " SET idx = " + Sql.literal(to) + where(draft, from))
                .toList();
    }

    /** {@return the statements that delete the statistics of an index} */
    static List<String> drop(Draft draft, String index) {
        return tables(draft)
                .map(rows -> "DELETE FROM main." + rows + where(draft, index))
                .toList();
    }

    /**
     * {@return the statements that preserve the statistics of constraint indexes, which SQLite renumbers; {@code moved}
     * maps each changed name to the new name, or to an empty name if the index is dropped}
     */
    static List<String> renumber(Draft draft, Map<String, String> moved) {
        List<String> statements = new ArrayList<>();
        moved.forEach(
                (from, to) -> statements.addAll(to.isEmpty() ? drop(draft, from) : rename(draft, from, BETWEEN + to)));
        moved.values().stream()
                .filter(to -> !to.isEmpty())
                .forEach(to -> statements.addAll(rename(draft, BETWEEN + to, to)));
        return statements;
    }

    private static String where(Draft draft, String index) {
        return " WHERE tbl = " + Sql.literal(draft.table().name()) + " AND idx = " + Sql.literal(index);
    }

    /** {@return the statements that move the statistics of a table to a new name} */
    static List<String> move(Draft draft, String from, String to) {
        return tables(draft)
                .map(rows ->
                        "UPDATE main." + rows + " SET tbl = " + Sql.literal(to) + " WHERE tbl = " + Sql.literal(from))
                .toList();
    }

    /**
     * {@return the statements that move the statistics after RENAME TO, which does not move the statistics of the table
     * or of its constraint indexes, whose names contain the name of the table}
     */
    static List<String> followRename(SqliteCatalog catalog, String from, String to) {
        String old = "sqlite_autoindex_" + from + "_";
        return tables(catalog)
                .map(rows -> "UPDATE main." + rows + " SET tbl = " + Sql.literal(to)
                        + ", idx = CASE WHEN substr(idx, 1, "
                        + old.codePointCount(0, old.length()) + ") = " + Sql.literal(old) + " COLLATE NOCASE THEN "
                        + Sql.literal("sqlite_autoindex_" + to + "_") + " || substr(idx, "
                        + (old.codePointCount(0, old.length()) + 1) + ") ELSE idx END WHERE tbl = " + Sql.literal(from)
                        + " COLLATE NOCASE")
                .toList();
    }

    /** {@return the existing statistics tables} */
    static List<String> existingTables(Draft draft) {
        return tables(draft).toList();
    }

    private static Stream<String> tables(Draft draft) {
        return tables(draft.catalog());
    }

    private static Stream<String> tables(SqliteCatalog catalog) {
        return Stream.of("sqlite_stat1", "sqlite_stat4")
                .filter(name -> catalog.findRow("table", name).isPresent());
    }
}
