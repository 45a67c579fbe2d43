package dev.limbeck.postgresql.read;

import dev.limbeck.model.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** Reads the text that the server would store for a view. */
final class StoredView {
    private StoredView() {}

    /** Replaces the existing view, reads the new one, and rolls back the replacement. */
    static View read(Connection connection, View view, PostgresqlReflector reflector) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            String materialized =
                    view.definition().sql().matches("(?is)\\s*create\\s+materialized\\s.*") ? "MATERIALIZED " : "";
            statement.execute(
                    "DROP " + materialized + "VIEW IF EXISTS " + DefinitionTexts.quote(view.name()) + " CASCADE");
            statement.execute(view.definition().sql());
            return reflector.reflect(connection).schema().view(view.name()).orElse(view);
        } finally {
            connection.rollback(before);
            if (autoCommit) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
