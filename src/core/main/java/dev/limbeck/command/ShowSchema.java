package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the live database's own statements, as the sqlite3 shell's {@code .schema} does. */
public final class ShowSchema {
    private final Project project;

    /** The schema of that project's database. */
    public ShowSchema(Project project) {
        this.project = project;
    }

    /**
     * {@return the stored statements, to the letter}
     *
     * @param table the table or view whose statements are wanted, with its indexes and triggers, or null for all
     * @throws CommandException if there is no such table
     */
    public List<String> run(@Nullable String table) {
        try (Database database = project.database(Access.READ)) {
            Catalog catalog = Reflecting.catalog(database);
            if (table == null) {
                return catalog.definitions();
            }
            List<String> found = catalog.definition(TableName.of(table));
            if (found.isEmpty()) {
                throw new CommandException(
                        "The database has no table or view " + table + ". `limbeck tables` lists what it has.");
            }
            return found;
        }
    }
}
