package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.Large;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.LargeLob;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.Moments;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@code docs/guide/hibernate-and-sqlite.md} says about dates, times and large values. */
@SuppressWarnings("NullAway.Init") // createTables() and copy() set the fields
class RuntimeValuesTest {
    private static final LocalDateTime LOCAL = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 123_456_789);
    private static final Instant INSTANT = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private static final Map<String, String> UTC = Map.of("hibernate.jdbc.time_zone", "UTC");

    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    static Path template;

    private static RunningApplication created;

    @TempDir
    Path folder;

    private RunningApplication application;

    @BeforeAll
    static void createTables() {
        created = RunningApplication.create(template);
    }

    @BeforeEach
    void copy() throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        application = created.copyTo(folder);
    }

    @AfterEach
    void reset() {
        TimeZone.setDefault(zone);
    }

    private void write(Map<String, String> settings) {
        run("", settings, session -> {
            Moments moments = new Moments();
            moments.id = 1;
            moments.day = LOCAL.toLocalDate();
            moments.local = LOCAL;
            moments.instant = INSTANT;
            session.persist(moments);
        });
    }

    private String read(String parameters, Map<String, String> settings) {
        String[] read = new String[1];
        run(parameters, settings, session -> {
            Moments moments = Objects.requireNonNull(session.find(Moments.class, 1));
            read[0] = moments.day + " " + moments.local + " " + moments.instant;
        });
        return read[0];
    }

    private void run(String parameters, Map<String, String> settings, Consumer<Session> work) {
        Class<?>[] entities = {Moments.class, Large.class, LargeLob.class};
        try (SessionFactory hibernate = application.start(parameters, settings, entities)) {
            hibernate.inTransaction(work);
        }
    }

    @Test
    void momentsAreMillisecondsSince1970() throws SQLException {
        write(Map.of());
        assertThat(application.rows().query("select day, local, instant, typeof(local) from Moments"))
                .containsExactly("1767312000000|1767323045123|1767323045123|integer");
        assertThat(read("", Map.of())).isEqualTo("2026-01-02 2026-01-02T03:04:05.123 2026-01-02T03:04:05.123Z");
    }

    @Test
    void aLocalTimeDependsOnTheZoneOfTheJvm() {
        write(Map.of());
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        assertThat(read("", Map.of())).isEqualTo("2026-01-01 2026-01-01T22:04:05.123 2026-01-02T03:04:05.123Z");
    }

    @Test
    void theZoneOfHibernateDoesNotChangeThat() {
        write(UTC);
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        assertThat(read("", UTC)).isEqualTo("2026-01-01 2026-01-01T22:04:05.123 2026-01-02T03:04:05.123Z");
    }

    @Test
    void textIsReadOnlyInTheFormOfTheDriver() throws SQLException {
        write(Map.of());
        application.rows().run("update Moments set local = '2026-01-02 03:04:05.123'");
        assertThat(read("", Map.of())).contains("2026-01-02T03:04:05.123");
        application.rows().run("update Moments set day = '2026-01-02'");
        assertThatThrownBy(() -> read("", Map.of())).hasMessageContaining("Error parsing date");
    }

    @Test
    void withAParameterOfTheUrlMomentsAreText() throws SQLException {
        run("?date_class=TEXT", Map.of(), session -> {
            Moments moments = new Moments();
            moments.id = 1;
            moments.day = LocalDate.of(2026, 1, 2);
            session.persist(moments);
        });
        assertThat(application.rows().query("select day from Moments")).containsExactly("2026-01-02 00:00:00.000");
        assertThat(read("?date_class=TEXT", Map.of())).startsWith("2026-01-02 ");
    }

    @Test
    void currentDateOfSqlCannotBeRead() throws SQLException {
        application.rows().run("insert into Moments (id, day) values (1, current_date)");
        assertThatThrownBy(() -> read("", Map.of())).hasMessageContaining("Error parsing date");
        application.rows().run("update Moments set day = unixepoch('2026-01-02', 'utc') * 1000");
        assertThat(read("", Map.of())).startsWith("2026-01-02 ");
    }

    @Test
    void bytesOfALobCannotBeRead() throws SQLException {
        run("", Map.of(), session -> {
            LargeLob large = new LargeLob();
            large.id = 1;
            large.bytes = new byte[] {1, 2, 3};
            session.persist(large);
        });
        assertThat(application.rows().query("select hex(bytes) from LargeLob")).containsExactly("010203");
        assertThatThrownBy(() -> run("", Map.of(), session -> session.find(LargeLob.class, 1)))
                .hasMessageContaining("not implemented by SQLite JDBC driver");
    }

    @Test
    void aLengthInsteadOfLobHasTheSameColumnAndCanBeRead() throws SQLException {
        byte[] bytes = new byte[3_000_000];
        bytes[2_999_999] = 7;
        run("", Map.of(), session -> {
            Large large = new Large();
            large.id = 1;
            large.bytes = bytes;
            large.text = "long ".repeat(100_000);
            session.persist(large);
        });
        run("", Map.of(), session -> {
            Large large = Objects.requireNonNull(session.find(Large.class, 1));
            assertThat(large.bytes).isEqualTo(bytes);
            assertThat(large.text).hasSize(500_000);
        });
        assertThat(application.rows().query("select typeof(bytes), typeof(text) from Large"))
                .containsExactly("blob|text");
    }
}
