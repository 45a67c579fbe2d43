package dev.limbeck.command.decide;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A name that the user wrote: {@code table}, {@code schema.table}, {@code table.column} or {@code schema.table.column}.
 * A name in the database may itself contain a dot, so Limbeck compares the name with the tables of a schema to find out
 * which part is the table name.
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
        for (Match match : matches(schema.names().tables())) {
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

    /**
     * {@return the qualified name of a column as stored in the database; the text as written if it does not match a
     * column of the schema}
     *
     * @param written {@code table.column} or {@code schema.table.column}
     * @param schema the schema that should contain the column
     */
    static String storedColumn(String written, Schema schema) {
        WrittenName name = parse(written, schema);
        return schema.table(name.table()).isPresent() && name.column() != null
                ? name.table() + "." + name.columnIn(schema)
                : written;
    }

    /** {@return the column as stored in the database, if one column of the table has the name; otherwise as written} */
    @Nullable
    String columnIn(Schema schema) {
        String name = column;
        Table stored = name == null ? null : schema.table(table).orElse(null);
        if (name == null || stored == null) {
            return name;
        }
        for (Match match : matches(schema.names().others())) {
            List<String> found = stored.columns().stream()
                    .map(Column::name)
                    .filter(each -> match.same(each, name))
                    .toList();
            if (found.size() == 1) {
                return found.get(0);
            }
        }
        return name;
    }

    private static List<Match> matches(NameRule rule) {
        return List.of(String::equals, rule::same, CaseFolding::same);
    }

    private static boolean begins(String written, String table, Match match) {
        int length = table.length();
        return written.length() > length + 1
                && written.charAt(length) == '.'
                && match.same(table, written.substring(0, length));
    }

    /**
     * Returns the matching table with the longest name; null if no table matches, or if several names of that length
     * match.
     */
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

    /** A rule for comparing names. */
    private interface Match {
        boolean same(String one, String other);
    }
}
