package dev.limbeck.command.project;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.Failures;
import java.sql.SQLException;

/** Reads the live schema. */
public final class Reflecting {

    private Reflecting() {}

    /** {@return the schema of the database} */
    public static Catalog catalog(Database database) {
        try {
            return database.dialect().reflect(database.connection());
        } catch (SQLException e) {
            throw new CommandException(
                    Failures.explain(database.dialect(), "The database's schema could not be read", e), e);
        }
    }
}
