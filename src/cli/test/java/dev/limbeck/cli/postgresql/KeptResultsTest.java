package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that {@code check} and {@code drift} create a scratch database only if something that their results depend on
 * has changed.
 */
class KeptResultsTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            @Table(indexes = @Index(columnList = "name"))
            public class Person {
                @Id @GeneratedValue Long id;
                @Column(length = 40, unique = true) String name;
                @Column(columnDefinition = "integer default 7") Integer number;
                @Enumerated(EnumType.STRING) Mood mood;
                @ManyToOne Person boss;
                %s
                enum Mood { SAD, OK }
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder).entities(ENTITY.formatted(""));
        project.migrate("people");
        project.output("drift");
        permit("none");
    }

    private void permit(String permission) {
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url())
                        .replace("scratch = \"live\"", "scratch = \"" + permission + "\""));
    }

    private void assertKept() {
        long before = newestDatabase();
        assertThat(project.output("check")).contains("No differences");
        project.output("drift");
        assertThat(newestDatabase()).isEqualTo(before);
    }

    private long newestDatabase() {
        return Long.parseLong(project.ask("select max(oid::bigint) from pg_database"));
    }

    private void assertComputedAgain(String command) {
        Outcome outcome = project.run(command);
        assertThat(outcome.code()).as(outcome.toString()).isNotZero();
        assertThat(outcome.err()).contains("needs a scratch database");
    }

    @Test
    @Tag("slow")
    void withoutChangesNoScratchDatabaseIsNeeded() {
        assertKept();
    }

    /** The comparison itself is repeated each time. */
    @Test
    @Tag("slow")
    void aChangeOfTheDatabaseIsFoundWithoutScratch() {
        project.sql("create index added on person (number)");
        assertThat(project.run("drift").out()).contains("added");
        project.sql("drop index added");
        project.sql("alter table person alter column number set default 8");
        Outcome check = project.run("check");
        assertThat(check.out() + check.err()).contains("needs a scratch database");
        project.sql("alter table person alter column number set default 7");
        assertKept();
    }

    @Test
    @Tag("slow")
    void aChangeOfTheEntitiesIsComputedAgain() {
        project.entities(ENTITY.formatted("String nick;"));
        assertComputedAgain("check");
        project.entities(ENTITY.formatted(""));
        assertKept();
    }

    @Test
    @Tag("slow")
    void aChangeOfTheHistoryIsComputedAgain() {
        project.write("revisions/Helper.java", "package db.revisions;\n\nclass Helper {}\n");
        assertComputedAgain("check");
        assertComputedAgain("drift");
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void aChangeOfTheServerIsComputedAgain() {
        project.sql("create extension citext");
        assertComputedAgain("check");
        assertComputedAgain("drift");
        project.sql("drop extension citext");
        assertKept();
        project.sql("create schema other; create extension citext schema other");
        assertComputedAgain("drift");
        project.sql("drop schema other cascade");
        assertKept();
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void aChangeOfTheNamingConventionIsComputedAgain() {
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url()).replace("scratch = \"live\"", "scratch = \"none\"")
                        + "\n[revisions.naming]\nck = \"ck_{table}\"\n");
        assertComputedAgain("check");
        assertComputedAgain("drift");
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void aDamagedFileCountsAsMissing() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/schemas"))) {
            files.forEach(file -> {
                try {
                    Files.writeString(file, Files.readString(file).replace("person", "parson"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        assertComputedAgain("check");
        assertComputedAgain("drift");
    }

    /** A proof always creates its own model. */
    @Test
    @Tag("slow")
    void aProofDoesNotUseKeptResults() {
        assertComputedAgain("verify");
        Outcome revision = project.run("revision", "--autogenerate", "-m", "again");
        assertThat(revision.err()).contains("needs a scratch database");
    }

    /** After a dump and restore, PostgreSQL prints the list of an enumeration's values differently. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void aRestoredListIsEqualWithoutScratch() {
        project.sql("alter table person drop constraint person_mood_check; alter table person add constraint"
                + " person_mood_check check (((mood)::text = ANY (ARRAY[('SAD'::character varying)::text,"
                + " ('OK'::character varying)::text])))");
        assertKept();
    }
}
