package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If another program removes something between two statements of a step, the second statement does not create it again.
 */
@Tag("slow")
class RemovedMeanwhileTest {
    private static final String PREPARE =
            """
            alter table c add a varchar(10); create view va as select a, w from c where a = 'x' and w > 1;
            grant select on va to pg_monitor; comment on view va is 'old';
            grant select on v to pg_monitor; grant select (w) on v to pg_monitor; comment on view v is 'old';
            grant select (g) on c to pg_monitor; create statistics s on id, g from c; comment on index c_old is 'old';
            alter table c add constraint positive check (g >= 0);
            alter table c add constraint ex exclude using btree (w with =, g with =);
            """;

    /** Queries statistics objects and column privileges, which the state of the table does not include. */
    private static final String MORE =
            """
            select coalesce((select string_agg(stxname, ' ') from pg_statistic_ext), '') || coalesce((select
                string_agg(attname || attacl::text, ' ') from pg_attribute where attrelid = 'c'::regclass
                    or attrelid = to_regclass('v')), '')
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoke select on v from pg_monitor; revoke select (w) on v from pg_monitor; comment on view v is null;"
                        + " revoke select (g) on c from pg_monitor; drop statistics s; comment on index c_old is null;"
                        + " revoke select on va from pg_monitor",
                "drop index c_old; alter table c drop constraint positive; alter table c drop constraint ex;"
                        + " drop policy p on c; drop trigger t on c; drop view v; drop view va"
            })
    void itIsAsIfItHadBeenRemovedBefore(String change) throws Exception {
        String step = "batch.alterColumn(\"a\", column -> column.type(type(\"text\")));"
                + " batch.alterColumn(\"w\", column -> column.type(bigint()));";
        PostgresqlProject undisturbed = new PostgresqlProject(folder.resolve("undisturbed"));
        SharedTable same = SharedTable.create(undisturbed);
        undisturbed.sql(PREPARE + change);
        assertThat(same.startSlowStep(step).get().code()).isZero();

        PostgresqlProject project = new PostgresqlProject(folder);
        SharedTable table = SharedTable.create(project);
        project.sql(PREPARE);
        CompletableFuture<Outcome> upgrade = table.startSlowStep(step);
        project.sql(change);
        assertThat(upgrade).isNotDone();
        Outcome outcome = upgrade.get();
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        assertThat(table.state()).isEqualTo(same.state());
        assertThat(project.ask(MORE)).isEqualTo(undisturbed.ask(MORE));
    }

    /**
     * Rows are checked before the view is dropped, which can take a long time. In a single transaction, the view is
     * already locked then, so the changes wait. Before PostgreSQL 18, the server reports an error to a program that
     * grants privileges on the view.
     */
    @ParameterizedTest
    @ValueSource(strings = {"never", "always"})
    void whatChangesOnAViewWhileRowsAreCheckedIsKept(String online) throws Exception {
        PostgresqlProject project = new PostgresqlProject(folder);
        SharedTable table = SharedTable.create(project);
        project.sql(
                "grant select on v to pg_database_owner; create function slow(bigint) returns bigint language plpgsql"
                        + " as 'begin perform pg_sleep(0.1); return $1; end'");
        table.upgradeTo(
                "op.batchAlterTable(\"c\", batch -> { batch.alterColumn(\"w\", column -> column.type(bigint()));"
                        + " batch.createCheckConstraint(\"slowly\", text(\"slow(w) > 0\")); });",
                "");
        CompletableFuture<Outcome> upgrade = table.startUpgrade(online);
        String running = "select count(*) from pg_stat_activity where datname = current_database() and state = 'active'"
                + " and query ilike 'select%slow(%' and pid <> pg_backend_pid()";
        while (!upgrade.isDone() && project.ask(running).equals("0")) {
            Thread.sleep(20);
        }
        CompletableFuture<Void> changes = CompletableFuture.runAsync(
                () -> project.sql("grant select on v to pg_monitor; grant select (w) on v to pg_read_all_stats;"
                        + " revoke select on v from pg_database_owner; comment on view v is 'changed'"));
        if (online.equals("always")) {
            changes.get();
        }
        // Before PostgreSQL 18, a transaction that has read the definition of the view holds a weak lock on the view.
        CompletableFuture<Void> option =
                CompletableFuture.runAsync(() -> project.sql("alter view v set (security_barrier = true)"));
        assertThat(upgrade).isNotDone();
        Outcome outcome = upgrade.get();
        option.get();
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        if (online.equals("never") && PostgresqlServer.majorVersion() < 18) {
            assertThat(changes)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableThat()
                    .withMessageContaining("concurrently");
            return;
        }
        changes.get();
        assertThat(table.state())
                .contains("column w bigint", "pg_monitor=r", "changed")
                .doesNotContain("owner");
        assertThat(project.ask("select attacl::text || reloptions::text from pg_attribute join pg_class c on c.oid ="
                        + " attrelid where attrelid = 'v'::regclass and attname = 'w'"))
                .contains("pg_read_all_stats=r", "security_barrier=true");
    }
}
