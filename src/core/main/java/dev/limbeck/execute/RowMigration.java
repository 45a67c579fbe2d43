package dev.limbeck.execute;

import dev.limbeck.RowValues;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement for each row of a query. The rows are copied to a temporary table first, because the result of a
 * query is undefined if the table is changed while it is being read (sqlite.org/isolation.html).
 */
final class RowMigration {
    private static final String COPY = "limbeck_rows_aside";
    private static final int BATCH = 1_000;

    /** The total size of the values, in bytes, at which a batch ends, so that large values do not fill the memory. */
    private static final long BATCH_BYTES = 8L << 20;

    private final Connection connection;
    private final SqlSyntax words;
    private final RunListener listener;
    private final ParameterValues parameters;

    RowMigration(Connection connection, SqlSyntax words, RunListener listener, ParameterValues parameters) {
        this.connection = connection;
        this.words = words;
        this.listener = listener;
        this.parameters = parameters;
    }

    /** {@return the number of times the statement was run} */
    long run(String query, String statement, RowValues values) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            for (String create : words.createTemporaryTable(COPY, query)) {
                sql.execute(create);
            }
            long done;
            try (ResultSet rows = sql.executeQuery("SELECT * FROM " + COPY);
                    PreparedStatement prepared = connection.prepareStatement(statement)) {
                done = migrate(rows, prepared, values);
            }
            sql.execute(words.dropTemporaryTable(COPY));
            return done;
        }
    }

    private long migrate(ResultSet rows, PreparedStatement prepared, RowValues values) throws SQLException {
        long total = count();
        int expected = prepared.getParameterMetaData().getParameterCount();
        long seen = 0;
        long done = 0;
        long bytes = 0;
        while (rows.next()) {
            @Nullable Object @Nullable [] given = values.of(rows);
            if (given != null) {
                bytes += add(prepared, given, expected);
                done++;
            }
            if (++seen % BATCH == 0 || seen == total || bytes > BATCH_BYTES) {
                prepared.executeBatch();
                bytes = 0;
                listener.rowsMigrated(seen, total);
            }
        }
        return done;
    }

    private long count() throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT count(*) FROM " + COPY)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Adds a row to the batch, and returns the approximate number of bytes of its values. */
    private long add(PreparedStatement prepared, @Nullable Object[] given, int expected) throws SQLException {
        if (given.length != expected) {
            throw new ExecutionException(
                    "The statement has " + expected + " parameters, but a row has " + given.length + " values.");
        }
        List<@Nullable Object> stored = parameters.convert(given);
        long bytes = 0;
        for (int i = 0; i < stored.size(); i++) {
            Object value = stored.get(i);
            if (value instanceof SqlText) {
                throw ParameterValues.sqlNotAllowed(value);
            }
            prepared.setObject(i + 1, value);
            bytes += size(value);
        }
        prepared.addBatch();
        return bytes;
    }

    private static long size(@Nullable Object value) {
        if (value instanceof byte[] array) {
            return array.length;
        }
        return value instanceof CharSequence text ? 2L * text.length() : Long.BYTES;
    }
}
