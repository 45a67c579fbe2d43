package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.Change;
import dev.limbeck.command.CheckResult;
import dev.limbeck.load.ModelClassLoader;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user whose class path has another Hibernate than ours; the build copies its jars. */
class OwnHibernateTest {
    private static final Path JARS = Path.of("target", "own-hibernate");

    @TempDir
    Path folder;

    private List<Path> jars;

    @BeforeEach
    void jars() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            jars = files.map(Path::toAbsolutePath).sorted().toList();
        }
    }

    @Test
    void theirHibernateReadsTheirEntities() throws IOException {
        Path classes = SampleJourneyTest.classes();
        List<Path> classpath = Stream.concat(Stream.of(classes), jars.stream()).toList();
        try (ModelClassLoader loader = ModelClassLoader.open(classpath, OwnHibernateTest.class.getClassLoader())) {
            ModelSource source =
                    ServiceLoader.load(ModelSource.class, loader).findFirst().orElseThrow();

            Model model = source.scan(new ModelRequest(
                    List.of(classes), loader, List.of("com.example.shoplist"), null, ModelRequest.Settings.PERSISTENCE_XML, List.of(), Map.of(), "SQLite", "3.54.1"));

            assertThat(model.provider()).contains("7.2.25").doesNotContain(Version.getVersionString());
            assertThat(model.entities()).contains("com.example.shoplist.User");
            assertThat(loader.usesTheirHibernate()).isTrue();
        }
    }

    @Test
    void anotherHibernateThanForTheLastRevisionIsPointedOut() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        EntitySources.compile(
                classes,
                Map.of(
                        "shop",
                        """
                        @Entity class Thing { @Id Long id; @Version Integer version; @ElementCollection Set<String> tags;
                        @Convert(converter = YesNoConverter.class) Boolean done; }
                        """));
        Journey theirs = own(classes);
        Path first = theirs.autogenerate("with 7.2").file();
        theirs.upgrade("head");
        Journey ours = theirs.with(settings -> settings.modelClasspath(List.of(classes)));

        CheckResult found = ours.check();

        assertThat(first).content().contains("Hibernate ORM 7.2.25.Final");
        assertThat(theirs.check().changes()).isEmpty();
        assertThat(theirs.check().warnings()).isEmpty();
        assertThat(found.changes())
                .extracting(Change::description)
                .containsExactlyInAnyOrder(
                        "changed column Thing.version null -> not null",
                        "added unique constraint Thing_tags.UKh0whqvwymlcinln6iu4p87fg4 (Thing_id, tags)");
        assertThat(found.warnings())
                .anyMatch(line -> line.contains("7.2.25") && line.contains(Version.getVersionString()));
        Path second = ours.autogenerate("with ours", Map.of("Thing.version", "0")).file();
        ours.upgrade("head");
        assertThat(second).content().contains(Version.getVersionString());
        assertThat(ours.check().changes()).isEmpty();
    }

    private Journey own(Path classes) throws IOException {
        Path rest = Files.writeString(
                folder.resolve("classpath.txt"),
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return new Journey(
                folder, settings -> settings.modelClasspath(List.of(classes)).modelClasspathFile(rest));
    }

    @Test
    void theirModelGoesThereAndBack() throws IOException {
        Path rest = Files.writeString(
                folder.resolve("classpath.txt"),
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        Journey theirs = new Journey(folder, settings -> settings.modelClasspath(List.of(SampleJourneyTest.classes()))
                .modelClasspathFile(rest)
                .modelPackages(List.of("com.example.shoplist")));

        theirs.thereAndBack();

        assertThat(theirs.tables()).contains("user", "shop_list", "item");
    }
}
