package dev.limbeck.sqlite;

import dev.limbeck.dialect.Leftover;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognizes the names under which tools copy a table: most of them do so without a transaction around all of it, and leave
 * the copy behind when they are stopped.
 */
final class Leftovers {
    private static final List<Habit> HABITS = List.of(
            new Habit("Alembic", "_alembic_tmp_", ""),
            new Habit("Django", "new__", ""),
            new Habit("Django", "", "__old"),
            new Habit("TypeORM", "temporary_", ""),
            new Habit("Peewee", "", "__tmp__"),
            new Habit("sqlite-utils", "", "_new_[0-9a-f]{12}"),
            new Habit("Limbeck", "_limbeck_", "(_[0-9]+)?"));

    /**
     * How a tool names its copy.
     *
     * @param tool the tool
     * @param prefix what it puts before the table's name
     * @param suffix what it puts behind it
     */
    private record Habit(String tool, String prefix, Pattern suffix) {
        Habit(String tool, String prefix, String suffix) {
            this(tool, prefix, Pattern.compile(suffix));
        }

        /** Both names are folded: a schema of thousands of tables is asked about in every step. */
        boolean fits(String name, String table) {
            int behind = prefix.length() + table.length();
            return name.startsWith(prefix)
                    && name.startsWith(table, prefix.length())
                    && suffix.matcher(name).region(behind, name.length()).matches();
        }
    }

    private Leftovers() {}

    /** {@return the tables of the catalog that look like copies of that one, which need not be there} */
    static List<Leftover> of(SqliteCatalog catalog, TableName table) {
        List<Leftover> found = new ArrayList<>();
        String asked = Names.fold(table.name());
        for (Stored one : catalog.stored()) {
            String name = one.is("table") ? Names.fold(one.name()) : "";
            if (name.length() > asked.length() && name.contains(asked)) {
                HABITS.stream()
                        .filter(habit -> habit.fits(name, asked))
                        .findFirst()
                        .ifPresent(habit -> found.add(new Leftover(TableName.of(one.name()), habit.tool())));
            }
        }
        return found;
    }
}
