package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlInstance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests commands on a streaming replica, which is read-only. */
class ReplicaTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Person {
                @Id @GeneratedValue Long id;
                @Column(length = 40, unique = true) String name;
                %s
            }
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void whatWritesIsRefusedAndTheRestWorks() throws Exception {
        try (PostgresqlInstance primary = PostgresqlInstance.start()) {
            primary.execute("create database shop");
            ServerProject project = new ServerProject(folder, primary.url("shop")).entities(ENTITY.formatted(""));
            project.migrate("people");
            try (PostgresqlInstance replica = primary.startReplica()) {
                String replicated = replica.url("shop");
                String schema = project.output("schema");
                project.write("limbeck.toml", ServerProject.settings(replicated));
                assertThat(project.output("current")).contains("(head)");
                assertThat(project.output("schema")).isEqualTo(schema);
                project.output("doctor");
                project.output("check"); // the result of converting the entities was kept
                assertRefused(project, "drift");
                assertRefused(project, "downgrade", "base");
                assertRefused(project, "stamp", "base");
                project.write(
                        "limbeck.toml",
                        ServerProject.settings(replicated)
                                .replace(
                                        "scratch = \"live\"",
                                        "scratch = \"live\"\nscratch_url = \"" + primary.url("postgres") + "\""));
                project.output("check");
                project.output("drift");
                project.entities(ENTITY.formatted("@Column(length = 7) String code;"));
                project.output("revision", "--autogenerate", "-m", "code");
                assertRefused(project, "upgrade", "head");
                project.write("limbeck.toml", ServerProject.settings(primary.url("shop")));
                project.output("upgrade", "head");
            }
        }
    }

    private static void assertRefused(ServerProject project, String... command) {
        Outcome outcome = project.run(command);
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
        assertThat(List.of(outcome.err().split("\n", -1))).anySatisfy(line -> assertThat(line)
                .contains("The server is a read replica", "use the URL of the primary server"));
        assertThat(outcome.err()).doesNotContain("Created");
    }
}
