package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.mariadb.MariadbServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** Tests the scripts of {@code --sql}, run by the MariaDB client. */
class MariadbClientTest {
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

    private static final String TRIGGER =
            """
            -- id: f1
            -- down revision: %s
            -- created: 2026-11-23T07:45:12Z
            -- message: a trigger

            -- upgrade

            create trigger twice before insert on Person for each row
            begin
                set new.name = concat(new.name, '!'); -- the semicolons are part of the trigger
                set new.size = 'LARGE';
            end;
            insert into Person (id, name) values (nextval(Person_SEQ), 'it''s \\\\ "1" # 2');

            -- downgrade

            delete from Person;
            drop trigger twice;
            """;

    @TempDir
    private Path folder;

    private ServerProject project;
    private String target;

    @BeforeEach
    void createProject() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "mariadb"))),
                "the client mariadb is not installed");
        project = new ServerProject(folder.resolve("project"), MariadbServer.createDatabase());
        target = MariadbServer.createDatabase();
    }

    /** The result of running the client; the text contains both output streams. */
    private record Client(int code, String text) {}

    private Client run(String script) {
        URI address = URI.create(target.substring("jdbc:".length()));
        List<String> command = List.of(
                "mariadb",
                "--no-defaults",
                "--host=127.0.0.1",
                "--port=" + address.getPort(),
                "--user=root",
                address.getPath().substring(1));
        try {
            Path file = Files.writeString(folder.resolve("script.sql"), script);
            Process process = new ProcessBuilder(command)
                    .redirectInput(file.toFile())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Client(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertAccepted(String script) {
        Client client = run(script);
        assertThat(client.code()).as(client.text() + "\n" + script).isZero();
        assertThat(client.text()).doesNotContain("ERROR");
    }

    private String read(String sql) {
        return project.ask(target, sql);
    }

    @Test
    @Tag("slow")
    void aScriptLeadsToTheSameDatabaseAsUpgradeAndBack() {
        project.entities(PERSON.formatted("")).migrate("person");
        project.write("revisions/Rev_f1_trigger.sql", TRIGGER.formatted(project.head()));
        project.entities(PERSON.formatted("@Column(unique = true) String email; java.time.Instant seen;"));
        project.output("upgrade", "head");
        String name = project.ask("select name from Person");
        project.output("revision", "--autogenerate", "-m", "email");
        project.output("upgrade", "head");

        assertAccepted(project.output("upgrade", "base:head", "--sql"));
        assertThat(read("select name from Person")).isEqualTo(name).isEqualTo("it's \\ \"1\" # 2!");
        assertThat(project.run("check", "--url", target))
                .satisfies(
                        check -> assertThat(check.code()).as(check.toString()).isZero());
        assertThat(read("select version_num from alembic_version")).isEqualTo(project.head());

        assertAccepted(project.output("downgrade", "head:base", "--sql"));
        assertThat(read("select count(*) from information_schema.tables where table_schema = database() and table_name"
                        + " like 'Person%'"))
                .isEqualTo("0");
        assertThat(read("select count(*) from alembic_version")).isEqualTo("0");
    }

    @Test
    @Tag("slow")
    void rowsThatAreInTheWayStopTheScript() {
        project.entities(PERSON.formatted("String email;")).migrate("person");
        assertAccepted(project.output("upgrade", "base:head", "--sql"));
        project.sql(target, "insert into Person (id, name) values (1, 'Ann'), (2, 'Bob')");
        String before = project.head();
        project.entities(PERSON.formatted("@Column(nullable = false) String email;"));
        project.output("revision", "--autogenerate", "-m", "email", "--no-backfill", "Person.email");
        String script = project.output("upgrade", before + ":head", "--sql");
        Client client = run(script);
        assertThat(client.code()).as(client.text()).isNotZero();
        assertThat(client.text()).contains("email");
        assertThat(read("select version_num from alembic_version")).isEqualTo(before);
    }
}
