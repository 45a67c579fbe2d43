package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the scripts that {@code --sql} writes, run by the real psql. */
@Tag("slow")
class PsqlTest {
    private static final String PERSON =
            """
            package shop;
            import jakarta.persistence.*;
            @Entity
            public class Person {
                public enum Size { SMALL, LARGE }
                @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
                @Column(nullable = false) String name;
                @Enumerated(EnumType.STRING) Size size;
                %s
            }
            """;

    private static final String FUNCTION =
            """
            -- id: f1
            -- down revision: %s
            -- created: 2026-11-23T07:45:12Z
            -- message: a function

            -- upgrade

            create function twice(n integer) returns integer language plpgsql as $$
            begin
                return n * 2; -- the semicolons are part of the function
            end
            $$;
            insert into person (id, name) values (nextval('person_seq'), 'it''s $1; \\unset');

            -- downgrade

            delete from person;
            drop function twice(integer);
            """;

    @TempDir
    private Path folder;

    private PostgresqlProject project;
    private String target;

    @BeforeEach
    void createProject() {
        assumeTrue(isInstalled(), "psql is not installed");
        project = new PostgresqlProject(folder.resolve("project"));
        target = PostgresqlServer.createDatabase();
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "psql")));
    }

    /** The result of a psql run; the text contains both output streams. */
    private record Psql(int code, String text) {}

    private Psql psql(String script) {
        URI address = URI.create(target.substring("jdbc:".length()));
        List<String> command = List.of(
                "psql",
                "--no-psqlrc",
                "--quiet",
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--username=postgres",
                address.getPath().substring(1));
        try {
            Path file = Files.writeString(folder.resolve("script.sql"), script);
            Process process = new ProcessBuilder(command)
                    .redirectInput(file.toFile())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Psql(process.waitFor(), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertAccepted(String script) {
        Psql psql = psql(script);
        assertThat(psql.code()).as(psql.text() + "\n" + script).isZero();
        assertThat(psql.text()).doesNotContain("ERROR").doesNotContain("WARNING");
    }

    private String read(String sql) {
        return project.ask(target, sql);
    }

    @Test
    void aScriptLeadsToTheSameDatabaseAsUpgradeAndBack() {
        project.entities(PERSON.formatted("")).migrate("person");
        project.write("revisions/Rev_f1_function.sql", FUNCTION.formatted(project.head()));
        project.entities(PERSON.formatted("@Column(unique = true) String email; java.time.Instant seen;"));
        project.output("upgrade", "head");
        project.output("revision", "--autogenerate", "-m", "email");
        project.output("upgrade", "head");

        String script = project.output("upgrade", "base:head", "--sql");
        assertThat(script).contains("\n\\set ON_ERROR_STOP on\n");
        assertAccepted(script);
        assertThat(read("select name from person")).isEqualTo("it's $1; \\unset");
        assertThat(read("select twice(21)")).isEqualTo("42");
        assertThat(project.run("check", "--url", target).code()).isZero();
        assertThat(read("select version_num from alembic_version")).isEqualTo(project.head());

        assertAccepted(project.output("downgrade", "head:base", "--sql"));
        assertThat(read("select count(*) from pg_class where relname in ('person', 'person_seq')"))
                .isEqualTo("0");
        assertThat(read("select count(*) from alembic_version")).isEqualTo("0");
    }

    @Test
    void rowsThatAreInTheWayStopTheScriptWithTheMessageOfARun() {
        project.entities(PERSON.formatted("String email;")).migrate("person");
        assertAccepted(project.output("upgrade", "base:head", "--sql"));
        assertAccepted("insert into person (id, name) values (1, 'Ann'), (2, 'Bob');");
        project.entities(PERSON.formatted("@Column(nullable = false) String email;"));
        project.output("revision", "--autogenerate", "-m", "email", "--no-backfill", "person.email");
        Psql psql = psql(project.output(
                "upgrade", project.ask(target, "select version_num from alembic_version") + ":head", "--sql"));
        assertThat(psql.code()).as(psql.text()).isEqualTo(3);
        assertThat(psql.text()).contains("person.email", "NULL", "2 row(s), such as 1");
        assertThat(read("select is_nullable from information_schema.columns where table_name = 'person' and"
                        + " column_name = 'email'"))
                .isEqualTo("YES");
    }

    @Test
    void aScriptForAnotherRevisionThanTheDatabaseIsAtStops() {
        project.entities(PERSON.formatted("")).migrate("person");
        String first = project.output("upgrade", "base:head", "--sql");
        assertAccepted(first);
        Psql again = psql(first);
        assertThat(again.code()).as(again.text()).isEqualTo(3);
        assertThat(read("select count(*) from alembic_version")).isEqualTo("1");
    }

    @Test
    void theLogIsOnStandardErrorOnly() {
        project.entities(PERSON.formatted("")).migrate("person");
        Outcome outcome = project.run("upgrade", "base:head", "--sql", "-v");
        assertThat(outcome.err()).contains("Running upgrade base -> ");
        assertAccepted(outcome.out());
    }

    @Test
    void aScriptInFormsWithWhichOthersWaitOnlyBrieflyHasTheSameResult() {
        project.entities(PERSON.formatted("")).migrate("person");
        project.entities(PERSON.formatted("@Column(unique = true, nullable = false) String email = \"\";")
                .replace("@Entity", "@Entity @Table(indexes = @Index(name = \"ix_name\", columnList = \"name\"))"));
        project.output("revision", "--autogenerate", "-m", "email", "--backfill", "person.email=name");
        project.output("upgrade", "head");
        project.output("verify"); // the second upgrade of the proof runs in the same form
        String script = project.output("upgrade", "base:head", "--sql", "--upgrade-online", "always");
        assertThat(script)
                .contains("-- This revision is not one transaction: if a statement fails, the statements before it"
                        + " have already"
                        + " taken effect.\n")
                .contains("SET lock_timeout = 0;\nCREATE INDEX CONCURRENTLY \"ix_name\"")
                .contains("BEGIN;\nALTER TABLE \"person\" ALTER COLUMN \"email\" SET NOT NULL;\n")
                .contains("\n-- Record the revision\nBEGIN;\n");
        assertAccepted(script);
        assertThat(project.run("check", "--url", target).code()).isZero();
        assertAccepted(project.output("downgrade", "head:base", "--sql", "--upgrade-online", "always"));
        assertThat(read("select count(*) from pg_class where relname in ('person', 'person_seq')"))
                .isEqualTo("0");
    }

    @Test
    void aStatementThatNoTransactionCanHoldFollowsTheOperationsBeforeIt() {
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of(
                        "11aa",
                        "",
                        "op.createTable(\"t\", column(\"a\", integer()));"
                                + " op.execute(\"create index concurrently ix on t (a)\");",
                        "op.dropTable(\"t\");"));
        String script = project.output("upgrade", "head", "--sql");
        assertThat(script.split("CREATE TABLE \"t\"", -1)).as(script).hasSize(2);
        assertAccepted(script);
        assertThat(read("select count(*) from pg_indexes where indexname = 'ix'"))
                .isEqualTo("1");
    }
}
