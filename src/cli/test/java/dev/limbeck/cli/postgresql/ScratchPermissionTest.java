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

/** Tests that scratch databases are created only where the settings allow them. */
class ScratchPermissionTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Person {
                @Id Long id;
                @Column(length = 40) String name;
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder).entities(ENTITY);
    }

    private void settings(String scratch) {
        project.write(
                "limbeck.toml", PostgresqlProject.settings(project.url()).replace("scratch = \"live\"\n", scratch));
    }

    /** Returns the number of the newest database; each new database gets a larger number. */
    private long newestDatabase() {
        return Long.parseLong(project.ask("select max(oid::bigint) from pg_database"));
    }

    private void assertNotPermitted(String... command) {
        long before = newestDatabase();
        Outcome outcome = project.run(command);
        assertThat(outcome.code()).as(outcome.toString()).isNotZero();
        assertThat(outcome.err())
                .contains("needs a scratch database", "database.scratch_url", "database.scratch = \"live\"");
        assertThat(newestDatabase()).isEqualTo(before);
    }

    @Test
    void withoutPermissionNothingIsCreated() {
        settings("");
        assertNotPermitted("check");
        assertNotPermitted("revision", "--autogenerate", "-m", "people");
        assertThat(folder.resolve("revisions")).doesNotExist();
        settings("scratch = \"none\"\n");
        assertNotPermitted("check");
        settings("");
        Outcome json = project.run("check", "--format", "json");
        assertThat(json.out() + json.err()).contains("scratch-not-permitted");
    }

    @Test
    void aPermissionIsReadFromFlagsAndVariables() {
        settings("");
        assertThat(project.run("check", "--database-scratch=live").err()).contains("Created the scratch database");
        assertThat(project.run("check", "--database-scratch=everywhere").err())
                .contains("database.scratch is \"everywhere\", but must be \"none\" or \"live\"");
    }

    @Test
    @Tag("slow")
    void aScratchDatabaseOnTheLiveServerIsAlwaysReported() {
        for (List<String> option : List.of(List.<String>of(), List.of("-q"), List.of("--format", "json"))) {
            List<String> command = new java.util.ArrayList<>(List.of("verify"));
            command.addAll(option);
            assertThat(project.run(command.toArray(String[]::new)).err())
                    .containsPattern("Created the scratch database limbeck_scratch_[0-9a-f]{16} on the server of the"
                            + " database; it is dropped when the command ends\\.");
        }
    }

    @Test
    void anEnvironmentWithAnotherUrlDoesNotInheritThePermission() {
        String common = PostgresqlProject.settings(project.url());
        project.write(
                "limbeck.toml",
                common + "\n[env.production.database]\nurl = \"" + project.url()
                        + "\"\n\n[env.other.database]\nlock_timeout = 7\n\n[env.own.database]\nurl = \"" + project.url()
                        + "\"\nscratch = \"live\"\n");
        assertNotPermitted("-n", "production", "check");
        assertThat(project.run("-n", "other", "check").err()).contains("Created the scratch database");
        assertThat(project.run("-n", "own", "check").err()).contains("Created the scratch database");
    }

    /** The live server is not used, even if this is allowed. */
    @Test
    @Tag("slow")
    void theServerOfScratchUrlIsPreferred() {
        project.sql("do $$ begin create role limbeck_reader login; exception when duplicate_object then null; end $$");
        project.sql("grant create on schema public to limbeck_reader");
        String limited = project.url().replaceFirst("user=[^&]*", "user=limbeck_reader");
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(limited)
                        .replace(
                                "scratch = \"live\"\n",
                                "scratch_url = \"" + PostgresqlServer.urlOfOtherServer() + "\"\n"));
        project.output("revision", "--autogenerate", "-m", "people");
        project.output("upgrade", "head");
        Outcome check = project.run("check");
        assertThat(check.code()).as(check.toString()).isZero();
        assertThat(check.err()).doesNotContain("Created");
        Outcome verify = project.run("verify");
        assertThat(verify.code()).as(verify.toString()).isZero();
        assertThat(verify.err()).doesNotContain("Created");
    }

    /** The URL specifies the same host by a different name and refers to another database. */
    @Test
    void aScratchUrlOfTheLiveServerNeedsThePermission() {
        String same = PostgresqlServer.url("postgres").replace("localhost", "127.0.0.1");
        for (String[] command : List.of(new String[] {"check"}, new String[] {"verify"}, new String[] {
            "verify", "--no-model", "--format", "json"
        })) {
            settings("scratch_url = \"" + same + "\"\n");
            long before = newestDatabase();
            Outcome refused = project.run(command);
            assertThat(refused.code()).as(refused.toString()).isNotZero();
            assertThat(refused.out() + refused.err())
                    .contains("database.scratch_url points to the server of the database", "Nothing was created");
            assertThat(newestDatabase()).isEqualTo(before);
            settings("scratch = \"live\"\nscratch_url = \"" + same + "\"\n");
            assertThat(project.run(command).err())
                    .contains("Created the scratch database", "on the server of the database");
        }
    }

    @Test
    void aNewProjectOnAServerHasThePermission() throws java.io.IOException {
        java.nio.file.Path settings = folder.resolve("limbeck.toml");
        java.nio.file.Files.delete(settings);
        project.output("init", "--url", "jdbc:postgresql://localhost:5432/shop?user=ann", "db1");
        assertThat(settings)
                .content()
                .contains(
                        "url = \"${DB_URL:-jdbc:postgresql://localhost:5432/shop?user=ann}\"",
                        "\nscratch = \"live\"\n");
        java.nio.file.Files.delete(settings);
        project.output("init", "--url", "jdbc:postgresql://localhost/shop?user=ann&password=Pa55-phrase", "db2");
        assertThat(settings).content().contains("url = \"${DB_URL}\"").doesNotContain("Pa55");
        java.nio.file.Files.delete(settings);
        project.output("init", "-t", "multidb", "--url", "jdbc:postgresql://localhost/shop", "db4");
        assertThat(settings).content().containsSubsequence("[env.first.database]", "scratch = \"live\"", "[env.second");
        java.nio.file.Files.delete(settings);
        project.output("init", "db3");
        assertThat(settings).content().contains("jdbc:sqlite:").doesNotContain("scratch");
    }
}
