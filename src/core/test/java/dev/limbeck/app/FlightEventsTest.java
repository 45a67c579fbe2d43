package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the contents of a JDK Flight Recorder recording after an upgrade. */
final class FlightEventsTest {
    private static final Path REVISIONS = Path.of("test", "resources", "published", "23e2921", "classes");

    @TempDir
    private Path folder;

    /** The events that are recorded. */
    private interface Work {
        void run(Limbeck limbeck) throws Exception;
    }

    private List<RecordedEvent> record(Work work) throws Exception {
        URL[] urls = {REVISIONS.toAbsolutePath().toUri().toURL()};
        Path file = folder.resolve("events.jfr");
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader());
                Recording recording = new Recording()) {
            recording.start();
            work.run(Limbeck.configure()
                    .databaseUrl(url())
                    .revisions("db.revisions")
                    .classLoader(loader)
                    .load());
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.limbeck."))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("shop.db");
    }

    private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("dev.limbeck." + name))
                .toList();
    }

    @Test
    void eachRevisionAndEachStatementIsAnEventWithItsDuration() throws Exception {
        List<RecordedEvent> events = record(limbeck -> {
            limbeck.upgrade("head");
            limbeck.downgrade("-1");
        });
        List<RecordedEvent> revisions = named("Revision", events);
        assertThat(revisions)
                .extracting(event -> event.getString("direction") + " " + event.getString("revision"))
                .containsExactly(
                        "upgrade 4f1c0a6be2d7",
                        "upgrade 9b37d5e81c04",
                        "upgrade e0f4c2b1d9aa",
                        "downgrade e0f4c2b1d9aa");
        assertThat(revisions).allMatch(event -> event.getBoolean("successful"));
        assertThat(revisions).allMatch(event -> event.getDuration().compareTo(Duration.ZERO) > 0);
        assertThat(named("Statement", events))
                .hasSizeGreaterThan(10)
                .allMatch(event -> event.getBoolean("successful"))
                .anyMatch(event -> event.getString("sql").startsWith("CREATE TABLE"));
    }

    @Test
    void aFailureIsAnEventThatDidNotSucceed() throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("create table tag (x integer)");
        }
        List<RecordedEvent> events = record(
                limbeck -> assertThatThrownBy(() -> limbeck.upgrade("head")).isInstanceOf(LimbeckException.class));
        assertThat(named("Revision", events))
                .last()
                .matches(event -> !event.getBoolean("successful"))
                .matches(event -> event.getString("revision").equals("9b37d5e81c04"));
    }

    @Test
    void aWaitForAnotherProgramIsAnEvent() throws Exception {
        List<RecordedEvent> events = record(limbeck -> {
            try (Connection other = DriverManager.getConnection(url());
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");
                CompletableFuture<Void> release = CompletableFuture.runAsync(
                        () -> rollBack(statement), CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
                limbeck.upgrade("head");
                release.join();
            }
        });
        assertThat(named("LockWait", events))
                .anyMatch(event ->
                        event.getBoolean("successful") && event.getDuration().toMillis() > 100);
    }

    private static void rollBack(Statement statement) {
        try {
            statement.execute("rollback");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theDocumentationNamesEachEventAndField() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "guide", "application.md"));
        assertThat(page)
                .contains("`dev.limbeck.Revision`", "`dev.limbeck.Statement`", "`dev.limbeck.LockWait`")
                .contains("`revision`", "`direction`", "`sql`", "`successful`");
    }
}
