package dev.limbeck.command;

import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import java.util.List;
import java.util.stream.Stream;

/** Lists the tables and views of the live database, like {@code .tables} in the sqlite3 shell. */
public final class Tables {
    private final Project project;

    /** Creates the command for the given project. */
    public Tables(Project project) {
        this.project = project;
    }

    /** {@return the names of tables and views, sorted} */
    public List<String> run() {
        try (Database database = project.openDatabase(Access.READ)) {
            Catalog catalog = LiveCatalog.read(database);
            return Stream.concat(
                            catalog.schema().tables().stream()
                                    .map(table -> table.name().toString()),
                            catalog.schema().views().stream()
                                    .map(view -> view.name().toString()))
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .toList();
        }
    }
}
