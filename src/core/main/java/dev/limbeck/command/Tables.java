package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import java.util.List;
import java.util.stream.Stream;

/** Lists the live database's tables and views, as the sqlite3 shell's {@code .tables} does. */
public final class Tables {
    private final Project project;

    /** The tables of that project's database. */
    public Tables(Project project) {
        this.project = project;
    }

    /** {@return the names of tables and views, sorted} */
    public List<String> run() {
        try (Database database = project.database(Access.READ)) {
            Catalog catalog = Reflecting.catalog(database);
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
