package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.settings.SettingKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests class paths with other versions of Hibernate. The build copies the oldest supported version or, with
 * {@code -Dlimbeck.long=true}, all supported versions.
 */
class HibernatesTest {
    private static final Path JARS = Path.of("target", "hibernates");

    /** Entities whose schema depends on the version. */
    private static final String TOUCHY =
            """
            @Entity class Thing { @Id Long id; @Version Integer version; @ElementCollection Set<String> tags;
            @Convert(converter = YesNoConverter.class) Boolean done; LocalTime at; @OrderColumn @ElementCollection
            List<Integer> numbers; Colour colour; }
            enum Colour { RED, GREEN }
            @Entity class Animal { @Id Long id; }
            @Entity class Cat extends Animal { int lives; }
            """;

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void classes() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        EntitySources.compile(classes, Map.of("zoo", TOUCHY));
    }

    /** {@return the versions of which the build has copied the jars} */
    private static List<String> versions() throws IOException {
        try (Stream<Path> folders = Files.list(JARS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("libraries"))
                    .sorted()
                    .toList();
        }
    }

    private Journey with(String version, Path entities, String name) throws IOException {
        Path project = Files.createDirectories(folder.resolve(version + name));
        try (Stream<Path> own = Files.list(JARS.resolve(version));
                Stream<Path> libraries = Files.list(JARS.resolve("libraries"))) {
            String jars = Stream.concat(own, libraries)
                    .map(jar -> jar.toAbsolutePath().toString())
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
            Path rest = Files.writeString(project.resolve("classpath.txt"), jars);
            return new Journey(project, settings -> settings.modelClasspath(List.of(entities))
                    .set(SettingKey.MODEL_CLASSPATH_FILE, rest.toString()));
        }
    }

    @Test
    void theOldestVersionIsPresent() throws IOException {
        assertThat(versions()).contains("6.6.49.Final");
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> entitiesCanBeUpgradedAndDowngraded() throws IOException {
        return versions().stream()
                .map(version -> DynamicTest.dynamicTest(version, () -> {
                    Journey sample = with(version, SampleJourneyTest.classes(), "sample");

                    sample.upgradeAndDowngrade();

                    assertThat(sample.tables()).contains("user", "shop_list", "item");
                }));
    }

    @TestFactory
    Stream<DynamicTest> theWordsDoNotDependOnTheVersion() throws IOException {
        return versions().stream()
                .map(version -> DynamicTest.dynamicTest(
                        version, () -> assertThat(with(version, SampleJourneyTest.classes(), "words")
                                        .autogenerate("words")
                                        .file())
                                .content()
                                .contains(
                                        "op.createSequence(sequence(\"item_seq\").start(1000).increment(20));",
                                        "op.createSequence(sequence(\"tag_SEQ\").start(1).increment(50));",
                                        "enumeration(\"OPEN\", \"SHOPPING\", \"DONE\", \"ARCHIVED\").length(10)",
                                        "column(\"photo\", bytes(1000000))")));
    }

    @TestFactory
    Stream<DynamicTest> aNewVersionOfHibernateCausesExactlyItsChangesAndIsNamed() throws IOException {
        return versions().stream().map(version -> DynamicTest.dynamicTest(version, () -> upgraded(version)));
    }

    private void upgraded(String version) throws IOException {
        Journey theirs = with(version, classes, "touchy");
        Path written = theirs.autogenerate("with theirs").file();
        theirs.upgrade("head");
        assertThat(theirs.check().changes()).isEmpty();
        assertThat(theirs.check().warnings()).noneMatch(line -> line.contains("are read by"));
        assertThat(written).content().contains("Hibernate ORM " + version);

        CheckResult found = theirs.configure(settings -> settings.modelClasspath(List.of(classes)))
                .check();

        assertThat(found.changes())
                .extracting(Change::description)
                .containsExactlyInAnyOrderElementsOf(changes(version).toList());
        assertThat(found.warnings())
                .filteredOn(line -> line.contains(version) && line.contains(Version.getVersionString()))
                .hasSize(found.changes().isEmpty() ? 0 : 1);
    }

    /**
     * {@return the changes to the schema since the given version; for example, 7.0 rounds times, and 7.1 and 7.2 check
     * subclasses}
     */
    private static Stream<String> changes(String version) {
        Map<String, String> since = new LinkedHashMap<>();
        since.put("added unique constraint Thing_tags.UKh0whqvwymlcinln6iu4p87fg4 (Thing_id, tags)", "7.4");
        since.put("added check Thing_numbers (numbers_ORDER>=0)", "7.3");
        since.put("changed column Thing.version null -> not null", "7.3");
        since.put("added check Animal (DTYPE <> 'Cat' or (lives is not null))", "7.1");
        since.put("changed column Thing.at type time(6) -> time(0)", "7.0");
        since.put("added check Animal (DTYPE in ('Animal','Cat'))", "7.0");
        return since.entrySet().stream()
                .filter(change -> version.compareTo(change.getValue()) < 0)
                .map(Map.Entry::getKey)
                .sorted();
    }
}
