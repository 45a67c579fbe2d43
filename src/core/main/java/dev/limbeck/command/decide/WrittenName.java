package dev.limbeck.command.decide;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A name that the user wrote: {@code table}, {@code schema.table}, {@code table.column} or {@code schema.table.column}.
 * A name of the database may itself contain a dot, so the tables of a schema determine which part names the table.
 *
 * @param table the table, as stored in the database if the schema contains it
 * @param column the column as written; null if the name denotes a table
 */
record WrittenName(TableName table, @Nullable String column) {

    /**
     * Interprets a name. The candidates are, in order of preference: a table with exactly this name, a table that has
     * this name by the rules of the database, and a table whose name differs only in case, if there is exactly one. If
     * no table matches, the name is split at its first dot.
     *
     * @param written the name as written
     * @param schema the schema that should contain the table
     */
    static WrittenName parse(String written, Schema schema) {
        List<TableName> tables = schema.tables().stream().map(Table::name).toList();
        List<Match> matches =
                List.of(String::equals, (one, other) -> schema.names().tables().same(one, other), CaseFolding::same);
        for (Match match : matches) {
            TableName whole = only(tables, table -> match.same(table.toString(), written));
            if (whole != null) {
                return new WrittenName(whole, null);
            }
            TableName start = only(tables, table -> begins(written, table.toString(), match));
            if (start != null) {
                return new WrittenName(start, written.substring(start.toString().length() + 1));
            }
        }
        int dot = written.indexOf('.');
        return dot <= 0 || dot == written.length() - 1
                ? new WrittenName(TableName.of(written), null)
                : new WrittenName(TableName.of(written.substring(0, dot)), written.substring(dot + 1));
    }

    private static boolean begins(String written, String table, Match match) {
        int length = table.length();
        return written.length() > length + 1
                && written.charAt(length) == '.'
                && match.same(table, written.substring(0, length));
    }

    /** Returns the matching table with the longest name; null if there is none, or several of that length. */
    private static @Nullable TableName only(List<TableName> tables, Predicate<TableName> matches) {
        List<TableName> found = tables.stream()
                .filter(matches)
                .sorted(Comparator.comparingInt(table -> -table.toString().length()))
                .toList();
        return found.isEmpty()
                        || (found.size() > 1
                                && found.get(1).toString().length()
                                        == found.get(0).toString().length())
                ? null
                : found.get(0);
    }

    /** A way to compare names. */
    private interface Match {
        boolean same(String one, String other);
    }
}
