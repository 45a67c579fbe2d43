package dev.limbeck.command.autogenerate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries with a time limit: a query that takes too long is canceled, and once the total time has been used up, no
 * further query is run. All queries share one thread, which ends when this object is closed.
 */
public final class BoundedQuery implements AutoCloseable {
    private static final int EXAMPLES = 3;

    private final Connection connection;
    private final Duration each;
    private final long end;
    private @Nullable Timer timer;

    /** Sets the maximum time for each query and the maximum time for all queries together. */
    public BoundedQuery(Connection connection, Duration each, Duration all) {
        this.connection = connection;
        this.each = each;
        this.end = System.nanoTime() + all.toNanos();
    }

    /**
     * The result of a query.
     *
     * @param count the number of rows read
     * @param examples the values of the first column in the first three rows
     * @param complete whether all rows were read
     */
    public record QueryResult(long count, List<String> examples, boolean complete) {}

    /** {@return the result of the query, which is incomplete if the time limit was reached} */
    public QueryResult run(String question) throws SQLException {
        long left = Math.min(each.toMillis(), (end - System.nanoTime()) / 1_000_000);
        if (left <= 0) {
            return new QueryResult(0, List.of(), false);
        }
        List<String> examples = new ArrayList<>();
        long count = 0;
        AtomicBoolean late = new AtomicBoolean();
        TimerTask limit = null;
        try (Statement statement = connection.createStatement()) {
            limit = cancelling(statement, late);
            timer().schedule(limit, left);
            try (ResultSet rows = statement.executeQuery(question)) {
                while (!late.get() && rows.next()) {
                    if (count++ < EXAMPLES) {
                        examples.add(String.valueOf(rows.getString(1)));
                    }
                }
            }
        } catch (SQLException e) {
            if (!late.get()) {
                throw e;
            }
        } finally {
            if (limit != null) {
                limit.cancel();
            }
        }
        return new QueryResult(count, examples, !late.get());
    }

    private Timer timer() {
        Timer known = timer;
        if (known == null) {
            known = new Timer("row-check", true);
            timer = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private static TimerTask cancelling(Statement statement, AtomicBoolean late) {
        return new TimerTask() {
            @Override
            public void run() {
                late.set(true);
                try {
                    statement.cancel();
                } catch (SQLException e) {
                    // The statement finished before it could be canceled.
                }
            }
        };
    }
}
