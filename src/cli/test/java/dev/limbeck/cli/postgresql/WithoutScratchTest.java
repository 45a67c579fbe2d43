package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the commands that never create a scratch database on a server, whatever the settings are. */
class WithoutScratchTest {
    private static final String PERSON =
            """
            import jakarta.persistence.*;

            @Entity
            public class Person {
                @Id @GeneratedValue Long id;
                @Column(length = 40) String name;
                @Enumerated(EnumType.STRING) Mood mood;
                %s
                enum Mood { SAD, OK%s }
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    /** Creates three successive revisions and a database to which none of them has been applied. */
    @BeforeEach
    void createHistory() {
        project = new PostgresqlProject(folder).entities(PERSON.formatted("", ""));
        project.migrate("people");
        project.entities(
                PERSON.formatted("@Column(nullable = false, unique = true) String mail; @ManyToOne Person boss;", ""));
        project.output("revision", "--autogenerate", "-m", "mail", "--no-backfill", "person.mail");
        project.output("upgrade", "head");
        project.entities(PERSON.formatted("@Column(length = 70) String mail;", ", GREAT"));
        project.output("revision", "--autogenerate", "-m", "great");
        project.output("downgrade", "base");
    }

    private long newestDatabase() {
        return Long.parseLong(project.ask("select max(oid::bigint) from pg_database"));
    }

    private void settings(String scratch) {
        project.write(
                "limbeck.toml", PostgresqlProject.settings(project.url()).replace("scratch = \"live\"\n", scratch));
    }

    private static List<String> statements(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches("(CREATE|ALTER|DROP|COMMENT) .*"))
                .toList();
    }

    @Test
    @Tag("slow")
    void noScratchDatabaseIsCreatedWithPermission() {
        run("scratch = \"live\"\n");
    }

    @Test
    @Tag("slow")
    void noScratchDatabaseIsNeededWithoutPermission() {
        run("");
    }

    private void run(String scratch) {
        settings(scratch);
        long before = newestDatabase();
        String plan = project.output("upgrade", "head", "--plan", "--format", "json");
        project.output("upgrade", "head", "--upgrade-refuse", "cluster-stop");
        project.output("current", "--check-heads");
        project.output("history");
        String back = project.output("downgrade", "base", "--plan");
        assertThat(back).contains("person");
        project.output("downgrade", "base");
        Outcome upgrade = project.run("-vv", "upgrade", "head");
        assertThat(statements(upgrade.err())).isNotEmpty().allSatisfy(sql -> assertThat(plan)
                .contains(sql.replace("\"", "\\\"").split("…", -1)[0]));
        Outcome downgrade = project.run("-vv", "downgrade", "base");
        assertThat(statements(downgrade.err())).isNotEmpty().allSatisfy(sql -> assertThat(back)
                .contains(sql));
        project.output("stamp", "head");
        project.output("stamp", "base", "--sql");
        project.output("ensure-version", "--sql");
        assertThat(newestDatabase()).isEqualTo(before);
    }
}
