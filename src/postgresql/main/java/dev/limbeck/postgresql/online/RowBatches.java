package dev.limbeck.postgresql.online;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.postgresql.session.SingleStatement;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changes the rows of a table in the order in which the table stores them. The number of pages of a batch is adjusted
 * so that a batch takes about half a second. If another program moves a row to a page that was already processed, the
 * row is changed at the end.
 *
 * @param connection a connection without a transaction
 * @param statements runs each batch
 * @param report receives the progress periodically
 */
record RowBatches(Connection connection, SingleStatement statements, Consumer<String> report) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();
    private static final long FIRST = 64;
    private static final long LARGEST = 16_384;
    private static final long FAST = 250;
    private static final long SLOW = 1_000;
    private static final long INTERVAL = 10_000;

    /** Runs an UPDATE statement that ends with its WHERE condition. */
    void run(String update) throws SQLException {
        long pages = countPages(update);
        long size = FIRST;
        long reported = System.currentTimeMillis();
        for (long page = 0; page < pages; ) {
            long start = System.currentTimeMillis();
            statements.run(update + " AND ctid >= '(" + page + ",0)' AND ctid < '(" + (page + size) + ",0)'");
            page += size;
            long now = System.currentTimeMillis();
            if (now - start < FAST) {
                size = Math.min(size * 2, LARGEST);
            } else if (now - start > SLOW) {
                size = Math.max(size / 2, 1);
            }
            if (now - reported > INTERVAL && page < pages) {
                report.accept("Changing rows …: " + 100 * page / pages + " %");
                reported = now;
            }
        }
        statements.run(update);
    }

    private static String table(String update) {
        List<SqlToken> tokens = SqlTokenizer.meaningful(update);
        String name = SYNTAX.quote(tokens.get(1).name());
        return tokens.get(2).is('.') ? name + "." + SYNTAX.quote(tokens.get(3).name()) : name;
    }

    /**
     * Returns the number of pages. A partitioned table has no pages of its own, so all of its rows are changed in one
     * batch.
     */
    private long countPages(String update) throws SQLException {
        String query = "SELECT pg_relation_size(to_regclass(?)) / current_setting('block_size')::bigint";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table(update));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
