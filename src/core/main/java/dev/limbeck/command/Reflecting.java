package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.Failures;
import java.sql.SQLException;

/** Reads the live schema. */
final class Reflecting {

    private Reflecting() {}

    /** {@return the schema of the database} */
    static Catalog catalog(Database database) {
        try {
            return database.dialect().reflect(database.connection());
        } catch (SQLException e) {
            throw new CommandException(
                    Failures.explain(database.dialect(), "The database's schema could not be read", e), e);
        }
    }
}
