package dev.limbeck.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the kept normal forms of tables. To find out whether a kept form is used, these tests change a column length in
 * the kept file to a wrong value: {@code check} reports a difference if and only if it uses the kept form of that
 * table.
 */
public abstract class KeptFormTests {
    protected static final String PERSON =
            """
            import jakarta.persistence.*;

            @Entity
            public class Person {
                @Id @GeneratedValue Long id;
                @Column(length = 40, unique = true) String name;
                @Column(columnDefinition = "integer default 7") Integer number;
                @ManyToOne Place place;
                %s
            }
            """;

    protected static final String PLACE =
            """
            import jakarta.persistence.*;

            @Entity
            public class Place {
                @Id %s id;
                @Column(length = 30) String street;
                %s
            }
            """;

    protected static final String WRONG_PERSON = "varchar(40) -> varchar(41)";
    protected static final String WRONG_PLACE = "varchar(30) -> varchar(31)";

    @TempDir
    protected Path folder = Path.of(".");

    /** {@return a new project with an empty database} */
    protected abstract ServerProject createProject(Path place);

    /** The project, whose entities and kept forms match the database except for the wrong lengths. */
    protected ServerProject project = new ServerProject(folder, "");

    @BeforeEach
    void prepare() throws Exception {
        project = createProject(folder);
        project.write("src/Place.java", PLACE.formatted("Long", "")).entities(PERSON.formatted(""));
        project.migrate("people");
        forge();
    }

    /** Corrupts the kept forms, updates their checksums, and removes the kept forms of whole models. */
    protected void forge() throws Exception {
        int forgeries = 0;
        for (Path file : kept()) {
            if (file.toString().endsWith(".parts")) {
                String text = Files.readString(file).split("\n", 2)[1];
                String forged =
                        text.replace("[40]", "[41]").replace("[30]", "[31]").replace("'Ada'", "'Eve'");
                forgeries += forged.equals(text) ? 0 : 1;
                byte[] bytes = forged.getBytes(StandardCharsets.UTF_8);
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                Files.writeString(file, HexFormat.of().formatHex(digest.digest(bytes)) + "\n" + forged);
            } else {
                Files.delete(file);
            }
        }
        assertThat(forgeries).isEqualTo(1);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/schemas"))) {
            return files.toList();
        }
    }

    protected String check() {
        Outcome check = project.run("check");
        assertThat(check.code()).as(check.toString()).isIn(0, 3);
        return check.out() + check.err();
    }

    protected void assertNotUsed() {
        assertThat(check()).doesNotContain(WRONG_PERSON).doesNotContain(WRONG_PLACE);
    }

    @Test
    void withoutChangesTheKeptFormsAreUsed() {
        assertThat(check()).contains(WRONG_PERSON).contains(WRONG_PLACE);
    }

    @Test
    void onlyAChangedTableIsCreatedAgain() {
        project.write("src/Place.java", PLACE.formatted("Long", "String nick;")).compile();
        assertThat(check()).contains(WRONG_PERSON).contains("nick").doesNotContain(WRONG_PLACE);
    }

    /** The foreign key of a person depends on the type of the key to which it refers. */
    @Test
    void aChangedKeyConcernsTheTablesThatReferToIt() {
        project.write("src/Place.java", PLACE.formatted("Integer", "")).compile();
        assertNotUsed();
    }

    /**
     * A kept form is not used if it differs from the live table, because the revision would then be based on a wrong
     * form.
     */
    @Test
    void aRevisionDoesNotRestOnAKeptForm() {
        project.write("src/Place.java", PLACE.formatted("Long", "String nick;")).compile();
        project.output("revision", "--autogenerate", "-m", "nick");
        assertThat(project.newestRevision())
                .contains("nick")
                .doesNotContain("varchar(41)")
                .doesNotContain("varchar(31)");
        project.output("upgrade", "head");
        assertThat(project.output("check")).contains("No differences");
    }

    /** A manual change is detected, because only the model is kept. */
    @Test
    void aChangeOfTheDatabaseByHandIsFound() {
        project.sql(alterNumber());
        assertThat(check()).contains("number").contains(WRONG_PERSON);
    }

    /** {@return the statement that changes the default of a person's {@code number} column} */
    protected abstract String alterNumber();

    /** The modification times of files are not part of a key. */
    @Test
    void theClockDoesNotMatter() throws IOException {
        for (Path file : kept()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(2))));
        }
        assertThat(check()).contains(WRONG_PERSON);
        project.write("src/Person.java", PERSON.formatted("String nick;")).compile();
        Files.setLastModifiedTime(
                folder.resolve("classes/Person.class"),
                FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        assertThat(check()).contains("nick").doesNotContain(WRONG_PERSON);
    }

    @Test
    void aDamagedFileCountsAsMissing() throws IOException {
        for (Path file : kept()) {
            Files.writeString(file, Files.readString(file).replace("[41]", "[42]"));
        }
        assertThat(project.run("check").code()).isZero();
    }
}
