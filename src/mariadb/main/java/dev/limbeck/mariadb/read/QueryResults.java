package dev.limbeck.mariadb.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of queries as texts. */
final class QueryResults {
    private QueryResults() {}

    /** {@return the rows of the query} */
    static List<String[]> rows(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return rows(row);
        }
    }

    /**
     * {@return the rows of each query} The queries are run in one round trip: a block, which is not a transaction,
     * returns the results of all its statements.
     */
    static List<List<String[]>> block(Statement statement, List<String> queries) throws SQLException {
        List<List<String[]>> results = new ArrayList<>();
        boolean result = statement.execute("BEGIN NOT ATOMIC " + String.join("; ", queries) + "; END");
        for (String query : queries) {
            if (!result) {
                throw new SQLException("The server did not return the result of " + query);
            }
            try (ResultSet rows = statement.getResultSet()) {
                results.add(rows(rows));
            }
            result = statement.getMoreResults();
        }
        return results;
    }

    private static List<String[]> rows(ResultSet row) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        int count = row.getMetaData().getColumnCount();
        while (row.next()) {
            String[] values = new String[count];
            for (int i = 0; i < count; i++) {
                values[i] = String.valueOf(row.getString(i + 1));
            }
            rows.add(values);
        }
        return rows;
    }
}
