package dev.limbeck.postgresql.read;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** Reads the text that the server would store for a default. */
final class StoredDefault {
    private static final String READ =
            "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'pg_temp.limbeck_default'::regclass";

    private StoredDefault() {}

    /** Creates a temporary table with the column, reads its default, and rolls back the creation of the table. */
    static Column read(Connection connection, Column column) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE limbeck_default (value "
                    + new PostgresqlSyntax().spell(column.type()) + " DEFAULT (" + column.serverDefault() + "\n))");
            try (ResultSet row = statement.executeQuery(READ)) {
                return column.withServerDefault(row.next() ? new SqlText(row.getString(1)) : null);
            }
        } finally {
            connection.rollback(before);
            if (autoCommit) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
