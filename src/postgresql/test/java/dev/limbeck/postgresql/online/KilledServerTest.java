package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Limbeck;
import dev.limbeck.postgresql.PostgresqlInstance;
import dev.limbeck.testing.FailingConnection;
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
    /** The distance of the statements at which the server is killed; all of them with -Dlimbeck.long=true. */
    private static final int STRIDE = Boolean.getBoolean("limbeck.long") ? 1 : 97;

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
        limbeck(upgraded, online).upgrade("head");
        List<String> head = InterruptedHistory.dump(server.url(upgraded));
        assertThat(head).noneMatch(line -> line.contains("limbeck") || line.contains("INVALID"));
        String reverted = copy(upgraded);
        limbeck(reverted, online).downgrade("base");
        List<String> base = InterruptedHistory.dump(server.url(reverted));
        int up = killAtEach("template0", online, after, run -> run.upgrade("head"), head);
        int down = killAtEach(upgraded, online, after, run -> run.downgrade("base"), base);
        System.out.println("killed the server at " + up + " statements forwards and " + down + " back");
        assertThat(up).isGreaterThan(60 / STRIDE);
        assertThat(down).isGreaterThan(60 / STRIDE);
    }

    private static int killAtEach(
            String template, String online, boolean after, Consumer<Limbeck> run, List<String> wanted)
            throws SQLException, IOException {
        int points = 0;
        for (int at = after ? 3 : 1 + STRIDE / 2; ; at += STRIDE) {
            String database = copy(template);
            boolean killed = kill(database, online, run, at, after);
            if (killed) {
                points++;
                run.accept(limbeck(database, online));
            }
            assertThat(InterruptedHistory.dump(server.url(database)))
                    .as("killed at %d (%s)", at, after ? "after" : "before")
                    .isEqualTo(wanted);
            server.execute("drop database " + database + " with (force)");
            if (!killed) {
                return points;
            }
        }
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
        int points = 0;
        String database = copy("template0");
        for (int at = 2; kill(database, "auto", Limbeck::verify, at, after); at += 5 * STRIDE) {
            points++;
            assertThat(limbeck(database, "auto").verify().isBroken()).isFalse();
            try (Connection connection = DriverManager.getConnection(server.url(database));
                    Statement statement = connection.createStatement();
                    java.sql.ResultSet row =
                            statement.executeQuery("select count(*) from pg_database where datname like 'limbeck%'")) {
                row.next();
                assertThat(row.getInt(1)).as("killed at " + at).isZero();
            }
        }
        System.out.println("killed the server at " + points + " statements of verify");
        assertThat(points).isGreaterThan(60 / (5 * STRIDE));
    }
}
