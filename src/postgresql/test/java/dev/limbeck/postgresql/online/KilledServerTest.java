package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Limbeck;
import dev.limbeck.postgresql.PostgresqlInstance;
import dev.limbeck.testing.FailingConnection;
import dev.limbeck.testing.StopPoints;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run whose server is killed at any statement, forwards or back, is completed by the next run. */
class KilledServerTest {
    @TempDir
    static Path folder;

    private static PostgresqlInstance server;
    private static InterruptedHistory history;
    private static int databases;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresqlInstance.start();
        history = new InterruptedHistory(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String copy(String template) throws SQLException {
        String name = "killed" + ++databases;
        server.execute("create database " + name + " template " + template);
        return name;
    }

    private static Limbeck limbeck(String database, String online) {
        return history.limbeck(server.url(database), online, DriverManager::getConnection);
    }

    /** Runs until the server is killed; {@return whether it was killed before the end} */
    private static boolean kill(String database, String online, Consumer<Limbeck> run, int at, boolean after)
            throws SQLException, IOException {
        FailingConnection lost = lossAt(database, at, after);
        try {
            run.accept(history.limbeck(
                    server.url(database), online, (url, properties) -> lost.wrap(open(url, properties))));
        } catch (LimbeckException e) {
            assertThat(lost.isLost()).as(e::toString).isTrue();
        }
        if (lost.isLost()) {
            server.restart();
        }
        return lost.isLost();
    }

    private static FailingConnection lossAt(String database, int at, boolean after) throws SQLException {
        boolean[] killed = {false};
        Connection unused = DriverManager.getConnection(server.url(database));
        unused.close();
        return new FailingConnection(unused, at, after, () -> {
            if (!killed[0]) {
                killed[0] = true;
                server.kill();
            }
            throw new SQLException("This connection has been closed.", "08006");
        });
    }

    private static Connection open(String url, Properties properties) throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    @ParameterizedTest
    @CsvSource({"auto, false", "always, true"})
    void theNextRunCompletesTheRevisions(String online, boolean after) throws SQLException, IOException {
        requireCompletion(online, after);
    }

    @ParameterizedTest
    @CsvSource({"auto, true", "always, false"})
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theNextRunCompletesTheRevisionsInTheOtherCases(String online, boolean after) throws SQLException, IOException {
        requireCompletion(online, after);
    }

    private static void requireCompletion(String online, boolean after) throws SQLException, IOException {
        String upgraded = copy("template0");
        int forwards = history.count(server.url(upgraded), online, run -> run.upgrade("head"));
        List<String> head = InterruptedHistory.dump(server.url(upgraded));
        assertThat(head).noneMatch(line -> line.contains("limbeck") || line.contains("INVALID"));
        String reverted = copy(upgraded);
        int back = history.count(server.url(reverted), online, run -> run.downgrade("base"));
        List<String> base = InterruptedHistory.dump(server.url(reverted));
        killAtEach("template0", online, after, run -> run.upgrade("head"), head, StopPoints.of(forwards, 3, 1));
        killAtEach(upgraded, online, after, run -> run.downgrade("base"), base, StopPoints.of(back, 3, 1));
    }

    private static void killAtEach(
            String template, String online, boolean after, Consumer<Limbeck> run, List<String> wanted, int[] chosen)
            throws SQLException, IOException {
        StopPoints points = new StopPoints();
        for (int at : chosen) {
            String database = copy(template);
            if (!kill(database, online, run, at, after)) {
                break;
            }
            points.stopped(server.url(database));
            run.accept(limbeck(database, online));
            assertThat(InterruptedHistory.dump(server.url(database)))
                    .as("killed at %d (%s)", at, after ? "after" : "before")
                    .isEqualTo(wanted);
            server.execute("drop database " + database + " with (force)");
        }
        assertThat(points.areEnough(chosen)).isTrue();
        assertThat(points.inSteps()).isPositive();
    }

    @Test
    void noScratchDatabaseIsLeft() throws SQLException, IOException {
        requireNoScratchDatabase(false);
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void noScratchDatabaseIsLeftAfterAStatementWithoutAnswer() throws SQLException, IOException {
        requireNoScratchDatabase(true);
    }

    /** The proof of the history is interrupted; the next one drops the scratch database that was left. */
    private static void requireNoScratchDatabase(boolean after) throws SQLException, IOException {
        String database = copy("template0");
        int statements = history.count(server.url(database), "auto", Limbeck::verify);
        int kills = 0;
        int[] chosen = StopPoints.of(statements, 2, 5);
        for (int at : chosen) {
            if (!kill(database, "auto", Limbeck::verify, at, after)) {
                break;
            }
            kills++;
            assertThat(limbeck(database, "auto").verify().isBroken()).isFalse();
            try (Connection connection = DriverManager.getConnection(server.url(database));
                    Statement statement = connection.createStatement();
                    java.sql.ResultSet row =
                            statement.executeQuery("select count(*) from pg_database where datname like 'limbeck%'")) {
                row.next();
                assertThat(row.getInt(1)).as("killed at " + at).isZero();
            }
        }
        assertThat(kills).isGreaterThanOrEqualTo((chosen.length * 9 + 9) / 10);
    }
}
