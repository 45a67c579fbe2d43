package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the plan of a revision that stopped between two statements of a step. */
@Tag("slow")
class IncompletePlanOnPostgresqlTest {
    private static final String BUILT = "select count(*) from pg_locks where not granted and relation = 't'::regclass";

    @TempDir
    Path folder = Path.of(".");

    /** Ends the connection of an upgrade when it waits for a lock on the table. */
    private static void interruptUpgrade(PostgresqlProject project) throws Exception {
        try (Connection reader = DriverManager.getConnection(project.url());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table t in access share mode");
            CompletableFuture<Outcome> upgrade = CompletableFuture.supplyAsync(
                    () -> project.run("upgrade", "head", "--upgrade-online", "always", "--lock-timeout", "60"));
            while (!project.ask(BUILT).equals("1") && !upgrade.isDone()) {
                Thread.sleep(20);
            }
            project.ask(
                    "select pg_terminate_backend(pid) from pg_locks where not granted and relation = 't'::regclass");
            assertThat(upgrade.get().code()).as(upgrade.get().toString()).isEqualTo(1);
        }
    }

    @Test
    void theRestOfAStepIsPlanned() throws Exception {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.sql("create table t (id int primary key, note text)");
        project.write(
                "revisions/Rev_aaaa_step.java",
                RevisionText.of(
                        "aaaa",
                        "",
                        "op.createIndex(\"ix\", \"t\", \"id\"); op.batchAlterTable(\"t\", batch ->"
                                + " batch.createUniqueConstraint(\"un\", \"note\")); op.execute(\"create table o (x int)\");",
                        ""));
        interruptUpgrade(project);
        assertThat(project.output("upgrade", "head", "--plan"))
                .contains("step by step: continues at step 2 of 3", "native: 1 of 2 statements has run")
                .contains("ADD CONSTRAINT \"un\" UNIQUE USING INDEX \"un\"", "create table o (x int)")
                .doesNotContain("CREATE UNIQUE INDEX", "\"ix\"");
        assertThat(project.output("downgrade", "base", "--plan"))
                .containsSubsequence(
                        "native: the step was not completed",
                        "DROP INDEX CONCURRENTLY IF EXISTS \"un\";",
                        "DROP INDEX CONCURRENTLY \"ix\";");
        project.output("downgrade", "base");
        assertThat(project.ask("select count(*) from pg_index where indrelid = 't'::regclass"))
                .isEqualTo("1");
    }

    @Test
    void thePlanToRevertARevisionWithoutFinishedStepsIsEmpty() throws Exception {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.sql("create table t (id int primary key)");
        project.write(
                "revisions/Rev_aaaa_step.java",
                RevisionText.of("aaaa", "", "op.addColumn(\"t\", column(\"n\", integer()));", ""));
        interruptUpgrade(project);
        assertThat(project.output("downgrade", "base", "--plan"))
                .contains("downgrade aaaa", "step by step", "  no operations\n")
                .doesNotContain("op.connection()");
        project.output("downgrade", "base");
    }
}
