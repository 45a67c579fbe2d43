package dev.limbeck.postgresql.read;

import dev.limbeck.postgresql.query.OtherQueries;
import dev.limbeck.postgresql.session.OneSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Runs the queries of one reading of the system catalogs, in one transaction, in which the search path contains only the
 * schema to which unqualified names refer.
 *
 * @param connection the connection
 * @param settings the row of {@link OtherQueries#SETTINGS}
 */
record CatalogQueries(Connection connection, Row settings) {
    /**
     * {@return the rows of the query} Where the query asks for the limit to one schema, the server gets the answer
     * instead: planning what is read only with the limit takes longer than everything else in a small database.
     */
    List<Row> rows(String sql, Object... parameters) throws SQLException {
        return Row.query(
                connection, sql.replace(OneSchema.LIMITED, settings.is("limited") ? "true" : "false"), parameters);
    }

    /** {@return the schema to which unqualified names refer} */
    String schema() {
        return Objects.requireNonNullElse(settings.textOrNull("schema"), "public");
    }

    /** {@return the number of the server version, for instance 180006} */
    long version() {
        return settings.number("version");
    }

    /** {@return the name of the transaction} */
    String transaction() {
        return settings.text("transaction");
    }
}
