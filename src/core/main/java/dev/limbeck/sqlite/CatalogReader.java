package dev.limbeck.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads what SQLite stores about a database: the statements in {@code sqlite_schema}, and nothing by PRAGMA but shadows. */
final class CatalogReader {
    private final Connection connection;

    CatalogReader(Connection connection) {
        this.connection = connection;
    }

    /** {@return the catalog of the connection's main database} */
    SqliteCatalog read(TextCache cache) throws SQLException {
        List<Stored> stored = stored("main.sqlite_master", "1");
        List<Stored> temporary = stored("temp.sqlite_master", "type in ('trigger', 'view', 'table')");
        boolean virtual = stored.stream().anyMatch(one -> one.is("table") && VirtualTableText.is(one.sql()));
        return new SqliteCatalog(stored, temporary, virtual ? shadows() : List.of(), cache);
    }

    /**
     * sqlite_master is the name that every version knows. One text for each row, because each value asked of the driver
     * costs as much as reading a definition.
     */
    private List<Stored> stored(String from, String condition) throws SQLException {
        List<Stored> stored = new ArrayList<>();
        String question = "select " + Stored.COLUMNS + " from " + from + " where sql is not null and " + condition
                + " order by rowid";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                stored.add(Stored.read(row.getString(1)));
            }
        }
        return stored;
    }

    /** The tables behind virtual tables, which only their modules know. */
    private List<String> shadows() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA main.table_list")) {
            while (row.next()) {
                if ("shadow".equals(row.getString("type")) && "main".equals(row.getString("schema"))) {
                    names.add(row.getString("name"));
                }
            }
        }
        return names;
    }
}
