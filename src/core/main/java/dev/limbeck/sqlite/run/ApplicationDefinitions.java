package dev.limbeck.sqlite.run;

import dev.limbeck.sqlite.catalog.CodeCheck;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Explains errors of statements that need a collation, a function or a module that the connection does not have. */
final class ApplicationDefinitions {
    private static final String COLLATION = "no such collation sequence: ";
    private static final int SHOWN = 3;

    private ApplicationDefinitions() {}

    /**
     * Explains the failure.
     *
     * @throws SQLException with an explanation, if such a definition is missing
     */
    static void explain(Connection connection, SQLException failure) throws SQLException {
        String message = ErrorExplanation.findMessage(failure);
        if (!CodeCheck.needsApplication(message)) {
            return;
        }
        String kind = message.contains(COLLATION) ? "collation" : message.contains("module") ? "module" : "function";
        throw new SQLException(
                message + usedBy(connection, message) + ". If the application defines this " + kind
                        + ", let the application apply the revision (Limbeck.configure()), on connections that "
                        + "define it.",
                failure);
    }

    private static String usedBy(Connection connection, String message) throws SQLException {
        int at = message.indexOf(COLLATION);
        if (at < 0) {
            return "";
        }
        List<String> columns =
                columns(connection, message.substring(at + COLLATION.length()).strip());
        return columns.isEmpty()
                ? ""
                : ", the collation of "
                        + String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())))
                        + (columns.size() > SHOWN ? " and others" : "");
    }

    private static List<String> columns(Connection connection, String collation) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sql from main.sqlite_schema where type = 'table'"
                        + " and sql like 'create table%' order by name")) {
            while (row.next()) {
                String sql = row.getString(1);
                if (SqliteNames.fold(sql).contains(SqliteNames.fold(collation))) {
                    add(TableText.parse(sql), collation, found);
                }
            }
        }
        return found;
    }

    private static void add(TableText table, String collation, List<String> found) {
        for (ColumnText column : table.columns()) {
            boolean collated = column.clauses().stream()
                    .anyMatch(clause -> clause.rule() instanceof Rule.Collate rule
                            && SqliteNames.areSame(rule.collation().name(), collation));
            if (collated) {
                found.add(table.name().name() + "." + column.name().name());
            }
        }
    }
}
