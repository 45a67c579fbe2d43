package dev.limbeck.postgresql.online;

import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports the progress of a long statement, and the sessions that it waits for. A second connection observes the
 * statement, because its own connection is in use. If no second connection can be opened, there are no reports.
 */
final class BuildReports implements AutoCloseable {
    private static final long INTERVAL = 10_000;

    private static final String QUERY =
            """
            SELECT left(a.query, 60), p.phase, CASE WHEN p.blocks_total > 0 THEN 100 * p.blocks_done / p.blocks_total END,
                (SELECT string_agg(concat('process ', b.pid, ' (' || nullif(b.application_name, '') || ')',
                    ' of ' || b.usename, ', ' || b.state, ' since '
                    || to_char(coalesce(b.xact_start, b.state_change) AT TIME ZONE 'UTC', 'HH24:MI:SS') || ' UTC'), '; ')
                    FROM pg_stat_activity b WHERE b.pid = ANY (pg_blocking_pids(a.pid)))
            FROM pg_stat_activity a LEFT JOIN pg_stat_progress_create_index p ON p.pid = a.pid
            WHERE a.pid = ? AND a.state = 'active'
            """;

    private final String url;
    private final int process;
    private final ConnectionSource connections;
    private final Consumer<String> report;
    private final Thread thread = new Thread(this::observe, "limbeck-reports");

    private BuildReports(String url, int process, ConnectionSource connections, Consumer<String> report) {
        this.url = url;
        this.process = process;
        this.connections = connections;
        this.report = report;
        thread.setDaemon(true);
    }

    /** {@return the reports about the next statement of the connection} */
    static BuildReports start(Connection connection, ConnectionSource connections, Consumer<String> report)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            BuildReports reports =
                    new BuildReports(connection.getMetaData().getURL(), row.getInt(1), connections, report);
            reports.thread.start();
            return reports;
        }
    }

    private void observe() {
        try {
            Thread.sleep(INTERVAL);
            try (Connection observer = connections.open(url, new Properties());
                    PreparedStatement statement = observer.prepareStatement(QUERY)) {
                statement.setInt(1, process);
                while (!Thread.currentThread().isInterrupted()) {
                    report(statement);
                    Thread.sleep(INTERVAL);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (SQLException noReports) {
            report.accept(
                    "Waiting for a statement; its progress is unknown, because no second connection can be opened.");
        }
    }

    private void report(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                report.accept(describe(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
    }

    private static String describe(
            String sql, @Nullable String phase, @Nullable String percent, @Nullable String blockers) {
        return "Running " + sql.replaceAll("\\s+", " ").strip() + " …"
                + (phase == null ? "" : ": " + phase + (percent == null ? "" : ", " + percent + " %"))
                + (blockers == null ? "" : "; waits for " + blockers);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
