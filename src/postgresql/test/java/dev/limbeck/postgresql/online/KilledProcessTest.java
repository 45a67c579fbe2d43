package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.Limbeck;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.FailingConnection;
import dev.limbeck.testing.ForkedJvm;
import dev.limbeck.testing.StopPoints;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that if the process is killed during an upgrade or downgrade, the next run completes the work. */
class KilledProcessTest {
    @TempDir
    private Path folder = Path.of(".");

    private InterruptedHistory history;

    @BeforeEach
    void write() throws IOException {
        history = new InterruptedHistory(folder);
    }

    /** A process that runs the revisions and waits at a statement until it is killed. */
    static final class Run {
        private Run() {}

        /** Prints "stopped" at the statement, or "done" if there are fewer statements. */
        public static void main(String[] arguments) throws SQLException, IOException {
            Connection unused = DriverManager.getConnection(arguments[0]);
            unused.close();
            FailingConnection held =
                    new FailingConnection(unused, Integer.parseInt(arguments[3]), arguments[4].equals("after"), () -> {
                        System.out.println("stopped");
                        Thread.sleep(600_000);
                    });
            Limbeck limbeck = InterruptedHistory.of(Path.of(arguments[1]))
                    .limbeck(
                            arguments[0],
                            arguments[5],
                            (url, properties) -> held.wrap(DriverManager.getConnection(url, properties)));
            run(limbeck, arguments[2].equals("up"));
            System.out.println("done");
        }
    }

    private static void run(Limbeck limbeck, boolean up) {
        if (up) {
            limbeck.upgrade("head");
        } else {
            limbeck.downgrade("base");
        }
    }

    private Limbeck limbeck(String url, String online) {
        return history.limbeck(url, online, DriverManager::getConnection);
    }

    private boolean kill(String url, boolean up, int at, String online) throws IOException, InterruptedException {
        try (ForkedJvm process = ForkedJvm.start(
                Run.class,
                url,
                folder.toString(),
                up ? "up" : "down",
                String.valueOf(at),
                at % 2 == 0 ? "after" : "before",
                online)) {
            String line = process.line();
            process.kill();
            assertThat(line).isIn("stopped", "done");
            return "stopped".equals(line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "always"})
    @Tag("slow")
    void theNextRunCompletesTheRevisions(String online) throws Exception {
        for (boolean up : List.of(true, false)) {
            String template = database(!up, online);
            String undisturbed = PostgresqlServer.copyDatabase(template);
            int[] chosen = StopPoints.of(history.count(undisturbed, online, limbeck -> run(limbeck, up)), 3, 5);
            List<String> wanted = InterruptedHistory.dump(undisturbed);
            StopPoints points = new StopPoints();
            StopPoints.visit(chosen, (at, place) -> {
                String url = PostgresqlServer.copyDatabase(template);
                boolean stopped = kill(url, up, at, online);
                if (stopped) {
                    points.stopped(url);
                    run(limbeck(url, online), up);
                    assertThat(InterruptedHistory.dump(url))
                            .as("killed at %d, %s", at, up ? "forwards" : "back")
                            .isEqualTo(wanted);
                }
                PostgresqlServer.dropDatabase(url);
                return stopped;
            });
            assertThat(points.areEnough(chosen)).isTrue();
            assertThat(points.inSteps()).isPositive();
        }
    }

    private String database(boolean upgraded, String online) {
        String url = PostgresqlServer.createDatabase();
        if (upgraded) {
            limbeck(url, online).upgrade("head");
        }
        return url;
    }

    private static boolean asks(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * Even if the client no longer exists, the server finishes the client's statement, and it keeps the client's lock
     * until then.
     */
    @Test
    void theNextRunWaitsForTheStatementOfAKilledProcess() throws Exception {
        String url = PostgresqlServer.createDatabase();
        String undisturbed = PostgresqlServer.createDatabase();
        limbeck(undisturbed, "auto").upgrade("head");
        limbeck(url, "auto").upgrade("a1");
        String building = "select count(*) > 0 from pg_stat_activity where datname = current_database()"
                + " and query ilike 'create %index concurrently%' and state = 'active' and pid <> pg_backend_pid()";
        try (Connection reader = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(asks(reader, "select count(*) > 0 from pet")).isTrue();
            try (ForkedJvm process =
                    ForkedJvm.start(Run.class, url, folder.toString(), "up", "100000", "before", "auto")) {
                while (!asks(other, building)) {
                    assertThat(process.process().isAlive()).isTrue();
                    Thread.sleep(20);
                }
                process.kill();
            }
            assertThat(asks(other, building)).as("the server goes on").isTrue();
            Thread ends = new Thread(() -> {
                try {
                    Thread.sleep(1_500);
                    reader.rollback();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            ends.start();
            limbeck(url, "auto").upgrade("head");
            ends.join();
        }
        assertThat(InterruptedHistory.dump(url)).isEqualTo(InterruptedHistory.dump(undisturbed));
    }
}
