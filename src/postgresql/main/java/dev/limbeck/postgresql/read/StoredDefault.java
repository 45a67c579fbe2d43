package dev.limbeck.postgresql.read;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** Reads the text that the server would store for a default, in the same form as the other texts of the schema. */
final class StoredDefault {
    private static final String NAME = "limbeck_default";
    private static final String READ =
            "SELECT pg_get_expr(adbin, adrelid) AS text FROM pg_attrdef WHERE adrelid = to_regclass(?)";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private StoredDefault() {}

    /**
     * Creates a temporary table with the column, reads its default, and rolls back the creation of the table. If the
     * role is not allowed to create temporary tables, creates an ordinary table in the schema to which unqualified
     * names refer.
     */
    static Column read(Connection connection, Column column) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Savepoint before = connection.setSavepoint();
        try {
            String table = create(connection, column);
            List<Row> rows = PostgresqlReflector.read(connection, queries -> queries.rows(READ, table));
            return column.withServerDefault(
                    rows.isEmpty() ? null : new SqlText(rows.get(0).text("text")));
        } finally {
            connection.rollback(before);
            if (autoCommit) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Returns the name of the created table, with its schema. */
    private static String create(Connection connection, Column column) throws SQLException {
        String definition = "(value " + new PostgresqlSyntax().spell(column.type()) + " DEFAULT ("
                + column.serverDefault() + "\n))";
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            try {
                statement.execute("CREATE TEMPORARY TABLE " + NAME + " " + definition);
                return "pg_temp." + NAME;
            } catch (SQLException e) {
                if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                statement.execute("CREATE TABLE " + NAME + " " + definition);
                return Row.query(connection, "SELECT quote_ident(current_schema()) AS name")
                                .get(0)
                                .text("name") + "." + NAME;
            }
        }
    }
}
