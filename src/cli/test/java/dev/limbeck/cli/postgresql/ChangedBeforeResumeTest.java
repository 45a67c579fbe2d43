package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a resumed run does not overwrite a change that another program made after the run was killed. */
class ChangedBeforeResumeTest {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private static final String COLUMN = "select format_type(atttypid, atttypmod) || ' ' || pg_get_expr(adbin, adrelid)"
            + " from pg_attribute join pg_attrdef on adrelid = attrelid and adnum = attnum where attrelid ="
            + " 'c'::regclass and attname = 'w'";

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void theDefaultOfAColumnWhoseTypeALaterStatementChanges() throws Exception {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.sql("create table c (id int primary key, w int default 3); insert into c select i from"
                + " generate_series(1, 20) i; create function slow(int) returns int language plpgsql as"
                + " 'begin perform pg_sleep(0.1); return $1; end'");
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of(
                        "11aa",
                        "",
                        "op.batchAlterTable(\"c\", batch -> { batch.addColumn(column(\"n\","
                                + " integer()).backfill(text(\"slow(id)\"))); batch.alterColumn(\"w\", column ->"
                                + " column.type(bigint())); });",
                        ""));
        CompletableFuture<Outcome> upgrade =
                CompletableFuture.supplyAsync(() -> project.run("upgrade", "head", "--upgrade-online", "always"));
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (project.ask("select count(*) from pg_attribute where attrelid = 'c'::regclass and attname = 'n'")
                        .equals("0")
                && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        project.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid()");
        assertThat(upgrade.get().code()).isEqualTo(1);
        project.sql("alter table c alter w set default 8");
        Outcome refused = project.run("upgrade", "head", "--upgrade-online", "always");
        assertThat(refused.code()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.err()).contains("The column w was created or changed after the step was planned");
        assertThat(project.ask(COLUMN)).isEqualTo("integer 8");
        project.sql("alter table c alter w set default 3");
        project.output("resume");
        assertThat(project.ask(COLUMN)).startsWith("bigint").contains("3");
    }
}
