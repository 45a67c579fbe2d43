package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command through a real PgBouncer. */
class PoolerTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Person {
                @Id @GeneratedValue Long id;
                @Column(length = 40, unique = true) String name;
            }
            """;

    @TempDir
    Path folder;

    @TempDir
    Path poolerFolder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder).entities(ENTITY);
    }

    private void assertRefused(String... command) {
        Outcome outcome = project.run(command);
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.err())
                .contains(
                        "The URL points to a connection pooler in transaction mode",
                        "Nothing was changed. Use the URL of the server itself, or of a pool in session mode");
    }

    @Test
    void transactionModeIsRefused() throws Exception {
        project.output("revision", "--autogenerate", "-m", "people");
        try (Pooler pooler = Pooler.start(poolerFolder, "transaction")) {
            String direct = project.url();
            project.write("limbeck.toml", PostgresqlProject.settings(pooler.url(direct)));
            for (String command : List.of("current", "upgrade head", "check", "drift", "doctor", "stamp head")) {
                assertRefused(command.split(" ", -1));
            }
            assertThat(project.ask(direct, "select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
                    .isEqualTo("0");
            assertThat(project.ask(direct, "select count(*) from pg_locks where locktype = 'advisory'"))
                    .isEqualTo("0");
        }
    }

    /** Other clients of the pool do not affect the result. */
    @Test
    void transactionModeIsRefusedOnABusyPool() throws Exception {
        try (Pooler pooler = Pooler.start(poolerFolder, "transaction")) {
            String url = pooler.url(project.url());
            project.write("limbeck.toml", PostgresqlProject.settings(url));
            Thread[] others = new Thread[4];
            for (int i = 0; i < others.length; i++) {
                others[i] = new Thread(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        project.ask(url, "select count(*) from generate_series(1, 20000)");
                    }
                });
                others[i].start();
            }
            try {
                for (int i = 0; i < 20; i++) {
                    assertRefused("current");
                }
            } finally {
                for (Thread other : others) {
                    other.interrupt();
                    other.join();
                }
            }
        }
    }

    @Test
    void aScratchServerIsNotUsedInTransactionMode() throws Exception {
        try (Pooler pooler = Pooler.start(poolerFolder, "transaction")) {
            project.write(
                    "limbeck.toml",
                    PostgresqlProject.settings(project.url())
                            .replace(
                                    "scratch = \"live\"",
                                    "scratch = \"live\"\nscratch_url = \""
                                            + pooler.url(PostgresqlServer.url("postgres")) + "\""));
            assertRefused("check");
            assertRefused("verify");
        }
    }

    @Test
    @Tag("slow")
    void sessionModeIsAccepted() throws Exception {
        try (Pooler pooler = Pooler.start(poolerFolder, "session")) {
            project.write("limbeck.toml", PostgresqlProject.settings(pooler.url(project.url())));
            project.migrate("people");
            project.output("drift");
            project.output("downgrade", "base");
            assertThat(project.ask("select coalesce(to_regclass('person')::text, 'none')"))
                    .isEqualTo("none");
        }
    }
}
