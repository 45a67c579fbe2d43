package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that {@code check} repeats the result of an earlier run that found no differences as long as nothing has
 * changed, and compares again as soon as an input has changed.
 */
class KnownMatchTest {
    private static final String ENTITIES =
            """
            @Entity class Pet { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id; @Column(length = %s) String name; }
            """;

    @TempDir
    Path folder;

    private Path classes;
    private final List<String> excluded = new ArrayList<>();
    private UnaryOperator<SettingsBuilder> more = UnaryOperator.identity();

    @BeforeEach
    void setUp() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        compile("20");
        journey().autogenerate("all");
        journey().upgrade("head");
        assertThat(check().changes()).isEmpty();
    }

    private void compile(String length) throws IOException {
        EntitySources.compile(classes, Map.of("pets", ENTITIES.formatted(length)));
    }

    private Journey journey() {
        return new Journey(
                folder,
                settings -> more.apply(settings.modelClasspath(List.of(classes))
                        .set(SettingKey.AUTOGENERATE_EXCLUDE, String.join(",", excluded))));
    }

    private CheckResult check() {
        return journey().check();
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/schemas"))) {
            return files.toList();
        }
    }

    /**
     * Removes the kept models, so that a check can do without reading the entities only because it knows of the earlier
     * match.
     */
    private void removeModels() throws IOException {
        for (Path file : kept()) {
            if (!Files.readString(file).contains("generatorRows")) {
                Files.delete(file);
            }
        }
        assertThat(kept()).isNotEmpty();
    }

    /** Returns whether the next check, which must have the given result, reads the entities again. */
    private boolean reads(CheckResult expected) throws IOException {
        removeModels();
        int before = kept().size();
        assertThat(check()).isEqualTo(expected);
        return kept().size() > before;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(journey().url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(CheckResult result) {
        return result.changes().stream().map(Change::toString).toList();
    }

    @Test
    void nothingIsReadAgainWithoutAChange() throws IOException {
        CheckResult first = check();
        assertThat(reads(first)).isFalse();
        assertThat(reads(first)).isFalse();
    }

    @Test
    void anUnmanagedTableIsReportedEachTime() throws IOException, SQLException {
        execute("create table other (id integer)");
        CheckResult first = check();
        assertThat(first.unmanaged()).singleElement().asString().contains("other");
        assertThat(reads(first)).isFalse();

        excluded.add("other");
        assertThat(check().unmanaged()).isEmpty();
        excluded.clear();
        execute("drop table other");
        assertThat(check().unmanaged()).isEmpty();
    }

    @Test
    void aClassIsAnInput() throws IOException {
        compile("30");
        assertThat(texts(check())).singleElement().asString().contains("30");
        compile("20");
        assertThat(texts(check())).isEmpty();
    }

    @Test
    void aDefinitionIsAnInput() throws IOException, SQLException {
        execute("alter table Pet add column extra integer");
        assertThat(texts(check())).singleElement().asString().contains("extra");
        execute("alter table Pet drop column extra");
        execute("create index by_name on Pet (name)");
        assertThat(texts(check())).singleElement().asString().contains("by_name");
        execute("drop index by_name");
        assertThat(texts(check())).isEmpty();
    }

    @Test
    void theRowOfAnIdGeneratorIsLookedForEachTime() throws IOException, SQLException {
        assertThat(reads(check())).isFalse();
        execute("delete from Pet_SEQ");
        assertThat(texts(check())).singleElement().asString().contains("insert into Pet_SEQ");
        execute("insert into Pet_SEQ values (1)");
        assertThat(texts(check())).isEmpty();
    }

    @Test
    void aFileOfARevisionIsAnInput() throws IOException, SQLException {
        CheckResult first = check();
        assertThat(reads(first)).isFalse();
        Path file;
        try (Stream<Path> files = Files.list(journey().revisions())) {
            file = files.findFirst().orElseThrow();
        }
        Files.writeString(file, Files.readString(file) + "\n// edited\n");
        assertThat(reads(first)).isTrue();
    }

    @Test
    void aDatabaseThatIsNotAtTheHeadIsReported() throws SQLException {
        execute("delete from alembic_version");
        assertThatThrownBy(this::check).hasMessageContaining("upgrade");
    }

    @Test
    void aSourceThatIsNewerThanItsClassIsReported() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources/pets"));
        Path source = Files.writeString(sources.resolve("Pet.java"), "package pets; class Pet {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(3600)));
        more = settings -> settings.modelSources(List.of(folder.resolve("sources")));
        assertThat(check().changes()).isEmpty();
        assertThat(reads(check())).isFalse();

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(3600)));
        assertThatThrownBy(this::check).hasMessageContaining("newer than its class");
    }

    @Test
    void theNameOfTheLogTableIsAnInput() throws SQLException {
        execute(
                "create table my_log (id INTEGER NOT NULL PRIMARY KEY, revision VARCHAR(32) NOT NULL, direction VARCHAR(9) NOT NULL, started_at VARCHAR(30) NOT NULL, millis BIGINT NOT NULL, tool VARCHAR(60) NOT NULL, hash VARCHAR(80) NOT NULL)");
        more = settings -> settings.set(SettingKey.AUTOGENERATE_UNMANAGED_TABLES, "drop")
                .set(SettingKey.REVISIONS_LOG_TABLE, "my_log");
        assertThat(texts(check())).isEmpty();
        more = settings -> settings.set(SettingKey.AUTOGENERATE_UNMANAGED_TABLES, "drop")
                .set(SettingKey.REVISIONS_LOG_TABLE, "other_log");
        assertThat(texts(check())).singleElement().asString().contains("my_log");
    }
}
