package dev.limbeck.sqlite.catalog;

import dev.limbeck.dialect.Leftover;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognizes the names that tools give to copies of tables. Most tools copy a table without a transaction, so the copy
 * remains after an interrupted run.
 */
public final class Leftovers {
    private static final List<NamingPattern> NAMING_PATTERNS = List.of(
            new NamingPattern("Alembic", "_alembic_tmp_", ""),
            new NamingPattern("Django", "new__", ""),
            new NamingPattern("Django", "", "__old"),
            new NamingPattern("TypeORM", "temporary_", ""),
            new NamingPattern("Peewee", "", "__tmp__"),
            new NamingPattern("sqlite-utils", "", "_new_[0-9a-f]{12}"),
            new NamingPattern("Limbeck", "_limbeck_", "(_[0-9]+)?"));

    /** The name of every copy contains one of these strings. */
    private static final List<String> MARKS =
            List.of("_alembic_tmp_", "new__", "__old", "temporary_", "__tmp__", "_new_", "_limbeck_");

    /**
     * The pattern by which a tool names its copy.
     *
     * @param tool the name of the tool
     * @param prefix the text that the tool puts before the table's name
     * @param suffix the text that the tool puts after the table's name
     */
    private record NamingPattern(String tool, String prefix, Pattern suffix) {
        NamingPattern(String tool, String prefix, String suffix) {
            this(tool, prefix, Pattern.compile(suffix));
        }

        /**
         * Returns whether the name is one that a tool would give to a copy of the table. Both names must already be
         * folded.
         */
        boolean matches(String name, String table) {
            int end = prefix.length() + table.length();
            return name.startsWith(prefix)
                    && name.startsWith(table, prefix.length())
                    && suffix.matcher(name).region(end, name.length()).matches();
        }
    }

    private Leftovers() {}

    /**
     * {@return whether a table with the given folded name may be a copy of another table} The index of a schema has
     * these tables in a list, so that a change need not search the names of all tables.
     */
    static boolean mayBeCopy(String name) {
        return MARKS.stream().anyMatch(name::contains);
    }

    /** {@return the tables of the catalog that look like copies of the given table; the given table need not exist} */
    public static List<Leftover> find(SqliteCatalog catalog, TableName table) {
        List<Leftover> found = new ArrayList<>();
        String folded = SqliteNames.fold(table.name());
        for (SchemaRow one : catalog.index().copies()) {
            String name = SqliteNames.fold(one.name());
            if (name.length() > folded.length() && name.contains(folded)) {
                NAMING_PATTERNS.stream()
                        .filter(pattern -> pattern.matches(name, folded))
                        .findFirst()
                        .ifPresent(pattern -> found.add(new Leftover(TableName.of(one.name()), pattern.tool())));
            }
        }
        return found;
    }
}
