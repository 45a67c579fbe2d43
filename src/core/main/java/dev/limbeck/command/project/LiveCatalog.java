package dev.limbeck.command.project;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import java.sql.SQLException;

/** Reads the live schema. */
public final class LiveCatalog {

    private LiveCatalog() {}

    /** {@return the schema of the database} */
    public static Catalog read(Database database) {
        try {
            return database.dialect().reflector().reflect(database.connection());
        } catch (SQLException e) {
            throw new CommandException(
                    SqlErrors.explain(database.dialect(), "The database's schema could not be read", e), e);
        }
    }
}
