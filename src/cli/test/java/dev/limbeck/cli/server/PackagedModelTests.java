package dev.limbeck.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.app.ModelDiffersException;
import dev.limbeck.app.StartupComparison;
import dev.limbeck.cli.server.ServerProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests the model that {@code limbeck model} writes into an application, which compares its database with the model
 * when it starts. The server must not have more databases after the application has started than before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PackagedModelTests {
    protected static final String PERSON =
            """
            package shop;

            import jakarta.persistence.*;
            import java.util.*;

            @Entity
            @Table(indexes = @Index(name = "by_name", columnList = "name desc"))
            public class Person {
                @Id @GeneratedValue Long id;
                @Column(nullable = false, length = 40) String name;
                @Enumerated(EnumType.STRING) Mood mood;
                @org.hibernate.annotations.ColumnDefault("'new'") String state;
                @org.hibernate.annotations.Check(constraints = "credit >= 0 and credit < 1000") java.math.BigDecimal credit;
                @Column(unique = true) String email;
                @Column(columnDefinition = "varchar(20) default 'x' not null") String kind;
                @ElementCollection List<String> notes;
                @ManyToOne Person boss;
                byte[] photo;
                @Lob String biography;
                UUID number;
                java.time.Instant seen;
                boolean active;
                enum Mood { SAD, OK }
            }
            """;

    protected final Path folder;
    private final Path kept;
    protected final ServerProject project;

    /** {@return the name of the dialect and the server's version series, separated by a hyphen} */
    protected abstract String series(ServerProject server);

    /** {@return the number of databases on the server} */
    protected abstract String databases();

    /**
     * Creates the history, its database and the file that contains the model.
     *
     * @param url the URL of a new, empty database
     */
    protected PackagedModelTests(Path temporary, String url) {
        try {
            folder = Files.createDirectory(temporary.resolve("project"));
            kept = temporary.resolve("kept");
            project = new ServerProject(folder, url);
            project.write("limbeck.toml", settings(project.url(), "scratch = \"live\""));
            entities(PERSON);
            build("people");
            copy(folder, kept);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Restores the project's files; the tests restore the database themselves. */
    @AfterEach
    void restoreFiles() throws IOException {
        for (String each : List.of("src", "classes")) {
            try (Stream<Path> files = Files.walk(folder.resolve(each))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        copy(kept, folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    protected static String settings(String url, String scratch) {
        return "[database]\nurl = \"" + url + "\"\n" + scratch
                + "\n\n[model]\nclasspath = [\"classes\"]\n\n[revisions]\nlocations ="
                + " [\"src/shop/revisions\"]\npackage = \"shop.revisions\"\ncache = \"cache\"\n";
    }

    protected void entities(String source) {
        project.write("src/shop/Person.java", source).compile();
    }

    /** Writes a revision, applies it, compiles it into the application and writes the model. */
    protected Outcome build(String message) {
        project.output("revision", "--autogenerate", "-m", message);
        project.output("upgrade", "head");
        project.compile();
        return writeModel();
    }

    protected Outcome writeModel() {
        Outcome written = project.run("model");
        assertThat(written.code()).as(written.toString()).isZero();
        return written;
    }

    protected StartupComparison start(String check) {
        return new RunningApplication(folder.resolve("classes"), project.url()).start(check, Map.of());
    }

    protected Path file() {
        return folder.resolve("classes/META-INF/limbeck/model-" + series(project) + ".json");
    }

    private Path revision() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("src/shop/revisions"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private String problem() {
        StartupComparison result = start("fail");
        assertThat(result.differences()).isEmpty();
        assertThat(start("warn").problem()).isEqualTo(result.problem());
        return String.valueOf(result.problem());
    }

    /** A reader, such as the jar that a parallel build packs, never finds an incomplete file. */
    @Test
    void theFileIsReplacedAsAWhole() throws IOException {
        Path before = folder.resolve("before.json");
        Files.writeString(file(), "{ half a model");
        Files.createLink(before, file());
        writeModel();
        assertThat(before).hasContent("{ half a model");
        assertThat(file()).content().startsWith("{\"@\":\"PackagedModel\"");
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
        Files.delete(before);
    }

    @Test
    void aDatabaseThatMatchesIsAccepted() throws IOException {
        String model = Files.readString(file());
        String before = databases();
        StartupComparison result = start("fail");
        assertThat(result.problem()).isNull();
        assertThat(result.differences()).isEmpty();
        assertThat(databases()).isEqualTo(before);
        assertThat(writeModel().out())
                .contains("META-INF/limbeck/model-" + series(project) + ".json: ")
                .contains(" tables, for ");
        assertThat(Files.readString(file())).as("same input, same bytes").isEqualTo(model);
    }

    @Test
    void aDifferenceEndsTheStart() {
        project.sql("create table other (id int)");
        assertThat(start("fail").differences())
                .as("a table that no revision created")
                .isEmpty();
        project.sql("alter table " + person() + " add extra int");
        project.sql("drop index by_name" + ofPerson());
        String before = databases();
        assertThatThrownBy(() -> start("fail"))
                .isInstanceOf(ModelDiffersException.class)
                .hasMessageContaining("extra")
                .hasMessageContaining("by_name");
        assertThat(start("warn").differences()).hasSize(2);
        assertThat(databases()).isEqualTo(before);
        project.sql("drop table other");
        project.sql("alter table " + person() + " drop column extra");
        project.sql("create index by_name on " + person() + " (name desc)");
        assertThat(start("fail").differences()).isEmpty();
    }

    @Test
    void aTableThatOnlyTheHistoryHasIsADifference() {
        project.write(
                "src/shop/Pet.java",
                "package shop;\n@jakarta.persistence.Entity public class Pet { @jakarta.persistence.Id long id; }");
        project.compile();
        build("pets");
        assertThat(start("fail").differences()).isEmpty();
        delete("src/shop/Pet.java");
        delete("classes/shop/Pet.class");
        writeModel();
        assertThat(start("warn").differences()).singleElement().satisfies(change -> assertThat(change.description())
                .containsIgnoringCase("table pet"));
        project.output("downgrade", "-1");
    }

    private void delete(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void entitiesThatWereChangedAfterwardsAreNotCompared() {
        entities(PERSON.replace("length = 40", "length = 41"));
        assertThat(problem())
                .contains("the entities or their settings are not those from which")
                .containsIgnoringCase("they differ in the table person)")
                .contains("`limbeck model`");
        entities(PERSON);
        assertThat(start("fail").problem()).isNull();
    }

    @Test
    void settingsOfTheApplicationThatTheBuildDoesNotHaveAreReported() {
        StartupComparison result = new RunningApplication(folder.resolve("classes"), project.url())
                .start(
                        "fail",
                        Map.of(
                                "hibernate.physical_naming_strategy",
                                "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy",
                                "hibernate.globally_quoted_identifiers",
                                "true"));
        assertThat(result.problem()).contains("model.settings");
    }

    @Test
    void revisionsThatWereChangedAfterwardsAreNotCompared() throws IOException {
        Path revision = revision();
        String text = Files.readString(revision);
        Files.writeString(revision, text.replace("\"by_name\"", "\"by_names\""));
        project.compile();
        assertThat(problem()).contains("the revisions were changed after");
        Files.writeString(revision, text + "// only a comment");
        project.compile();
        assertThat(start("fail").problem()).isNull();
    }

    @Test
    void anApplicationWithoutTheFileIsNotCompared() throws IOException {
        Path other =
                file().resolveSibling(file().getFileName().toString().replaceFirst("-[0-9.]+\\.json", "-9.7.json"));
        Files.move(file(), other);
        assertThat(problem()).contains("its model was made for ").contains(" 9.7, but the database is ");
        Files.delete(other);
        assertThat(problem())
                .contains("the application does not contain META-INF/limbeck/model-" + series(project) + ".json")
                .contains("`limbeck model`");
    }

    @Test
    void aFileOfAnotherVersionOrADamagedOneIsNotRead() throws IOException {
        String text = Files.readString(file());
        Files.writeString(file(), text.replaceFirst("\"limbeck\":\"[^\"]+\"", "\"limbeck\":\"0.0.9\""));
        assertThat(problem()).contains("was written by Limbeck 0.0.9, but this is Limbeck ");
        for (String damaged :
                List.of("", "{}", "[1]", text.substring(0, text.length() / 2), text.replace("Table", "Tab"))) {
            Files.writeString(file(), damaged);
            assertThat(problem()).contains("is damaged or was not written by `limbeck model`");
        }
    }

    /** {@return the name of the table} */
    protected abstract String person();

    /**
     * {@return the text that must follow the name of one of the table's indexes in a statement that drops the index}
     */
    protected String ofPerson() {
        return "";
    }
}
