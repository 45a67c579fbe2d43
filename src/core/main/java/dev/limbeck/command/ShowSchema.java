package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the CREATE statements of the live database, like {@code .schema} in the sqlite3 shell. */
public final class ShowSchema {
    private final Project project;

    /** Creates the command for the given project. */
    public ShowSchema(Project project) {
        this.project = project;
    }

    /**
     * {@return the statements exactly as the database stores them}
     *
     * @param table the table or view whose statements are returned, including those of its indexes and triggers; null
     *     for all tables and views
     * @throws CommandException if the database has no table or view with the given name
     */
    public List<String> run(@Nullable String table) {
        try (Database database = project.openDatabase(Access.READ)) {
            Catalog catalog = LiveCatalog.read(database);
            if (table == null) {
                return catalog.definitions();
            }
            List<String> found = new ArrayList<>(catalog.definition(TableName.of(table)));
            if (database.dialect().traits().hasSchemas()) {
                for (int dot = table.indexOf('.'); dot > 0; dot = table.indexOf('.', dot + 1)) {
                    found.addAll(catalog.definition(new TableName(table.substring(0, dot), table.substring(dot + 1))));
                }
            }
            if (found.isEmpty()) {
                throw new CommandException("The database has no table or view " + table
                        + ". `limbeck tables` lists the existing tables" + " and views.");
            }
            return found;
        }
    }
}
