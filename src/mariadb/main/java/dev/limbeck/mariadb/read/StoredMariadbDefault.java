package dev.limbeck.mariadb.read;

import dev.limbeck.mariadb.session.RowLogging;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;

/** Reads the text that the server would store for a default. */
final class StoredMariadbDefault {
    private static final String NAME = "limbeck_default";

    private StoredMariadbDefault() {}

    /** Creates a temporary table with the column and reads its definition; this does not end a transaction. */
    static Column read(Connection connection, Column column) throws SQLException {
        MariadbSyntax syntax = new MariadbSyntax();
        RowLogging logging = RowLogging.begin(connection);
        try (logging;
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE " + NAME + " (" + syntax.quote(column.name()) + " "
                    + syntax.spell(column.type()) + " DEFAULT (" + column.serverDefault() + "\n))");
            try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + NAME)) {
                row.next();
                Column stored = MariadbTableText.read(
                                TableName.of(NAME),
                                row.getString(2),
                                null,
                                "",
                                NameRules.ASCII_INSENSITIVE,
                                new HashMap<>())
                        .columns()
                        .get(0);
                return column.withServerDefault(stored.serverDefault());
            } finally {
                statement.execute("DROP TEMPORARY TABLE " + NAME);
            }
        }
    }
}
