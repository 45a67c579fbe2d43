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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that if the server is killed at any statement of an upgrade or downgrade, the next run completes the work. */
class KilledServerTest {
    @TempDir
    static Path folder;

    /** The servers, one for each of the runs that are interrupted at the same time. */
    private static final List<PostgresqlInstance> SERVERS = new ArrayList<>();

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static InterruptedHistory history;

    @BeforeAll
    static void start() throws IOException {
        for (int i = 0; i < StopPoints.AT_ONCE; i++) {
            SERVERS.add(PostgresqlInstance.start());
        }
        history = new InterruptedHistory(folder);
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(PostgresqlInstance::close);
    }

    /** A database of one of the servers. */
    private record Database(PostgresqlInstance server, String name) {
        /** {@return a copy of a database that all servers have} */
        static Database copy(PostgresqlInstance server, String template) throws SQLException {
            Database copy = new Database(server, "killed" + DATABASES.incrementAndGet());
            server.execute("create database " + copy.name + " template " + template);
            return copy;
        }

        String url() {
            return server.url(name);
        }

        void drop() throws SQLException {
            server.execute("drop database " + name + " with (force)");
        }
    }

    private static Limbeck limbeck(Database database, String online) {
        return history.limbeck(database.url(), online, DriverManager::getConnection);
    }

    /** Runs until the server is killed; {@return whether it was killed before the run ended} */
    private static boolean kill(Database database, String online, Consumer<Limbeck> run, FailingConnection lost)
            throws IOException {
        try {
            run.accept(history.limbeck(database.url(), online, (url, properties) -> lost.wrap(open(url, properties))));
        } catch (LimbeckException e) {
            assertThat(lost.isLost()).as(e::toString).isTrue();
        }
        if (lost.isLost()) {
            database.server().restart();
        }
        return lost.isLost();
    }

    private static FailingConnection lossAt(Database database, int at, boolean after) throws SQLException {
        boolean[] killed = {false};
        Connection unused = DriverManager.getConnection(database.url());
        unused.close();
        return new FailingConnection(unused, at, after, () -> {
            if (!killed[0]) {
                killed[0] = true;
                database.server().kill();
            }
            throw new SQLException("This connection has been closed.", "08006");
        });
    }

    private static Connection open(String url, Properties properties) throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    @ParameterizedTest
    @CsvSource({"auto, false", "always, true"})
    @Tag("slow")
    void theNextRunCompletesTheRevisions(String online, boolean after) throws Exception {
        requireCompletion(online, after);
    }

    @ParameterizedTest
    @CsvSource({"auto, true", "always, false"})
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theNextRunCompletesTheRevisionsInTheOtherCases(String online, boolean after) throws Exception {
        requireCompletion(online, after);
    }

    private static void requireCompletion(String online, boolean after) throws Exception {
        Database upgraded = new Database(SERVERS.get(0), "upgraded" + DATABASES.incrementAndGet());
        for (PostgresqlInstance server : SERVERS) {
            server.execute("create database " + upgraded.name() + " template template0");
        }
        int forwards = history.count(upgraded.url(), online, run -> run.upgrade("head"));
        for (PostgresqlInstance server : SERVERS.subList(1, SERVERS.size())) {
            limbeck(new Database(server, upgraded.name()), online).upgrade("head");
        }
        List<String> head = InterruptedHistory.dump(upgraded.url());
        assertThat(head).noneMatch(line -> line.contains("limbeck") || line.contains("INVALID"));
        Database reverted = Database.copy(SERVERS.get(0), upgraded.name());
        int back = history.count(reverted.url(), online, run -> run.downgrade("base"));
        List<String> base = InterruptedHistory.dump(reverted.url());
        reverted.drop();
        Course up = new Course("template0", online, run -> run.upgrade("head"), head);
        up.killAtEach(StopPoints.of(forwards, 3, 1), after);
        Course down = new Course(upgraded.name(), online, run -> run.downgrade("base"), base);
        down.killAtEach(StopPoints.of(back, 3, 1), after);
    }

    /** A run in a copy of a database, and the dump of the database after the run. */
    private record Course(String template, String online, Consumer<Limbeck> run, List<String> wanted) {
        void killAtEach(int[] chosen, boolean after) throws Exception {
            StopPoints points = new StopPoints();
            StopPoints.visit(chosen, (at, place) -> {
                Database database = Database.copy(SERVERS.get(place), template);
                boolean killed = kill(database, online, run, lossAt(database, at, after));
                if (killed) {
                    points.stopped(database.url());
                    run.accept(limbeck(database, online));
                    assertThat(InterruptedHistory.dump(database.url()))
                            .as("killed at %d (%s)", at, after ? "after" : "before")
                            .isEqualTo(wanted);
                }
                database.drop();
                return killed;
            });
            assertThat(points.areEnough(chosen)).isTrue();
            assertThat(points.inSteps()).isPositive();
        }
    }

    @Test
    @Tag("slow")
    void noScratchDatabaseIsLeft() throws Exception {
        requireNoScratchDatabase(false);
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void noScratchDatabaseIsLeftAfterAStatementWithoutAnswer() throws Exception {
        requireNoScratchDatabase(true);
    }

    /**
     * Interrupts a proof of the history, and checks that the next proof drops the scratch database that the interrupted
     * one left behind.
     */
    private static void requireNoScratchDatabase(boolean after) throws Exception {
        List<Database> databases = new ArrayList<>();
        for (PostgresqlInstance server : SERVERS) {
            databases.add(Database.copy(server, "template0"));
        }
        int statements = history.count(databases.get(0).url(), "auto", Limbeck::verify);
        AtomicInteger kills = new AtomicInteger();
        int[] chosen = StopPoints.of(statements, 2, 5);
        StopPoints.visit(chosen, (at, place) -> {
            Database database = databases.get(place);
            if (!kill(database, "auto", Limbeck::verify, lossAt(database, at, after))) {
                return false;
            }
            kills.incrementAndGet();
            assertThat(limbeck(database, "auto").verify().isBroken()).isFalse();
            try (Connection connection = DriverManager.getConnection(database.url());
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("select count(*) from pg_database where datname like 'limbeck%'")) {
                row.next();
                assertThat(row.getInt(1)).as("killed at " + at).isZero();
            }
            return true;
        });
        assertThat(kills.get()).isGreaterThanOrEqualTo((chosen.length * 9 + 9) / 10);
    }
}
