package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.settings.SettingKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests Hibernate Envers, which adds tables to the mapping if Envers is on the class path. */
class EnversTest {
    private static final Path JARS = Path.of("target", "envers").toAbsolutePath();
    private static final Path OURS = JARS.resolve("hibernate-envers-7.4.13.Final.jar");
    private static final String BOOKS =
            """
            @org.hibernate.envers.Audited @Entity class Book { @Id @GeneratedValue Long id; String title;
            @ManyToOne Writer writer; @ElementCollection Set<String> tags; }
            @org.hibernate.envers.Audited @Entity class Writer { @Id Long id; String name; }
            @Entity class Shelf { @Id Long id; }
            """;

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void classes() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
        EntitySources sources = new EntitySources(OURS);
        sources.add("library", BOOKS);
        sources.compileTo(classes);
    }

    private Journey with(Path... jars) throws IOException {
        return with(Stream.of(jars));
    }

    private Journey with(Stream<Path> jars) throws IOException {
        Path rest = Files.writeString(
                folder.resolve("classpath.txt"),
                jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator)));
        return new Journey(folder, settings -> settings.modelClasspath(List.of(classes))
                .set(SettingKey.MODEL_CLASSPATH_FILE, rest.toString()));
    }

    @Test
    void itsTablesCanBeUpgradedAndDowngraded() throws IOException {
        Journey library = with(OURS);

        library.upgradeAndDowngrade();

        assertThat(library.tables())
                .contains("Book", "Book_AUD", "Writer_AUD", "Book_tags_AUD", "REVINFO", "Shelf")
                .doesNotContain("Shelf_AUD");
        assertThat(library.check().warnings()).isEmpty();
    }

    /** The schema is the same as Hibernate and Envers create, except for the parts that they leave out on SQLite. */
    @Test
    void itsTablesAreThoseThatEnversCreates() throws IOException {
        Journey library = with(OURS);

        SchemaExport.createTables(
                library.url(), List.of(classes, OURS), "library.Book", "library.Writer", "library.Shelf");

        assertThat(library.check().changes())
                .extracting(change -> change.kind().code())
                .containsOnly("added_foreign_key", "added_unique_constraint");
    }

    @Test
    void itsTablesAreReadWithTheHibernateOfTheUser() throws IOException {
        Path hibernates = Path.of("target", "hibernates").toAbsolutePath();
        try (Stream<Path> own = Files.list(hibernates.resolve("6.6.49.Final"));
                Stream<Path> libraries = Files.list(hibernates.resolve("libraries"))) {
            Stream<Path> envers = Stream.of(JARS.resolve("hibernate-envers-6.6.49.Final.jar"));
            Journey library = with(Stream.of(own, libraries, envers).flatMap(jars -> jars));

            library.upgradeAndDowngrade();

            assertThat(library.tables()).contains("Book_AUD", "Writer_AUD", "Book_tags_AUD", "REVINFO");
        }
    }

    @Test
    void settingsOfEnversApply() throws IOException {
        Journey library = with(OURS).configure(settings -> settings.modelClasspath(List.of(classes, OURS))
                .modelProperties(Map.of("org.hibernate.envers.audit_table_suffix", "_history")));

        library.upgradeAndDowngrade();

        assertThat(library.tables()).contains("Book_history", "REVINFO").doesNotContain("Book_AUD");
    }

    @Test
    void withoutEnversItsTablesAreMissingWithAWarning() throws IOException {
        Journey library = with();

        library.upgradeAndDowngrade();

        assertThat(library.tables())
                .containsExactlyInAnyOrder("Book", "Book_SEQ", "Book_tags", "Shelf", "Writer", "alembic_version");
        assertThat(library.check().warnings())
                .singleElement()
                .asString()
                .startsWith("library.Book and 1 other class are mapped for Hibernate Envers, which is not on the class"
                        + " path");
    }
}
