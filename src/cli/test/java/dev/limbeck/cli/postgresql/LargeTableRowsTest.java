package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests that the rows of a large table are filled and checked while other programs continue to use the table. */
class LargeTableRowsTest extends OnLargeTable {
    /** The transaction in which a sample of the rows is copied is rolled back, so nothing remains of the copy. */
    @Test
    void thePlanOfARewriteContainsAnEstimatedTime() {
        project.sql("create table wide as select i as id, i as n, repeat('x', 200) as filler from"
                + " generate_series(1, 20000) i; alter table wide add primary key (id)");
        revision(
                "op.alterColumn(\"wide\", \"n\", column -> column.type(bigint()));"
                        + " op.createCheckConstraint(\"ck\", \"wide\", text(\"n > 0\"));"
                        + " op.alterColumn(\"small\", \"name\", column -> column.type(varchar(20)));",
                "");
        String before = project.ask("select count(*) || ' ' || max(oid) from pg_class");
        String plan = project.output("upgrade", "head", "--plan");
        assertThat(plan)
                .containsPattern(
                        "rows: 20,000\\n    size: \\S+ MB\\n    time: about \\d+ seconds?, estimated from the rate")
                .contains("hazard rewrite");
        assertThat(plan.split("time: about", -1)).hasSize(2);
        assertThat(project.ask("select count(*) || ' ' || max(oid) from pg_class"))
                .isEqualTo(before);
        assertThat(project.output("upgrade", "head", "--plan", "--format", "json"))
                .containsPattern("\"estimatedSeconds\":[0-9.]+");
    }

    /** The rows of each batch are changed in one transaction. */
    @Test
    void aColumnIsFilledInBatches() throws Exception {
        revision(
                "op.addColumn(\"big\", column(\"half\", integer()).nullable(false).backfill(text(\"n / 2\")));"
                        + " op.addColumn(\"big\", column(\"most\", integer()).backfill(text(\"(select max(n) from"
                        + " big)\")));",
                "op.dropColumn(\"big\", \"half\"); op.dropColumn(\"big\", \"most\");");
        project.sql("create table writers (id xid8); create function note() returns trigger language plpgsql as"
                + " 'begin insert into writers values (pg_current_xact_id()); return null; end';"
                + " create trigger note after update on big for each statement execute function note()");
        project.output("upgrade", "head");
        assertThat(project.ask("select count(*) from big where half = n / 2 and most = 6000"))
                .isEqualTo("6000");
        assertThat(Integer.parseInt(project.ask("select count(distinct id) from writers")))
                .isBetween(4, 8);
        assertNothingLeft();
    }

    /** The batches that have been committed remain, so the database is not in its original state. */
    @Test
    void aFillThatFailsInTheMiddleIsAnIncompleteRevision() throws Exception {
        project.sql("alter table big add column code int");
        project.sql("create function refuse() returns trigger language plpgsql as 'begin if new.n = 5900 then raise"
                + " exception ''no''; end if; return new; end'; create trigger refuse before update on big for each row"
                + " execute function refuse()");
        revision(
                "op.alterColumn(\"big\", \"code\", column -> column.existingType(integer()).nullable(false)"
                        + ".backfill(text(\"n\")));",
                "op.alterColumn(\"big\", \"code\", column -> column.existingType(integer()).nullable(true));");
        Outcome outcome = project.run("upgrade", "head");
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
        assertThat(project.ask("select count(*) > 0 from big where code = n")).isEqualTo("t");
        assertThat(outcome.err()).doesNotContain("as it was before");
        assertThat(project.run("current").code()).isEqualTo(4);
        project.sql("drop trigger refuse on big");
        project.output("resume");
        assertThat(project.ask("select count(*) from big where code = n")).isEqualTo("6000");
        assertNothingLeft();
    }

    /** While a new rule is replacing an old one, rows that violate either rule are rejected. */
    @Test
    void aConstraintIsReplacedWhenTheRowsSatisfyTheNewOne() {
        project.sql("alter table big add constraint ck check (n > 0)");
        revision(
                "op.batchAlterTable(\"big\", batch -> { batch.dropConstraint(\"ck\");"
                        + " batch.createCheckConstraint(\"ck\", text(\"n > -5\")); });",
                "");
        assertThat(project.output("upgrade", "head", "--plan"))
                .containsSubsequence(
                        "ADD CONSTRAINT \"limbeck_new_ck\" CHECK (n > -5\n      ) NOT VALID;",
                        "VALIDATE CONSTRAINT \"limbeck_new_ck\";",
                        "DROP CONSTRAINT \"ck\";",
                        "RENAME CONSTRAINT \"limbeck_new_ck\" TO \"ck\";");
        project.output("upgrade", "head");
        assertThat(project.ask("select pg_get_constraintdef(oid) from pg_constraint where conname = 'ck'"))
                .isEqualTo("CHECK ((n > '-5'::integer))");
        assertThat(project.ask("select count(*) from pg_constraint where conname like 'limbeck%'"))
                .isEqualTo("0");
    }

    /** Another program inserts a row between the check of the rows and the change. */
    @Test
    void aConstraintThatARowViolatesIsRemovedAndNothingIsLeft() throws Exception {
        revision("op.createCheckConstraint(\"ck\", \"big\", text(\"n < 7000\"));", "");
        CompletableFuture<Outcome> run;
        try (Connection writer = DriverManager.getConnection(project.url());
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into big values (-5, 'x', 9000)");
            run = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
            awaitLock();
            writer.commit();
        }
        assertThat(run.get().err())
                .contains(
                        "Revision 11aa was not applied; the database is as it was before.", "is violated by some row");
        assertNothingLeft();
        assertThat(project.ask("select count(*) from pg_constraint where conname = 'ck'"))
                .isEqualTo("0");
        project.sql("delete from big where id = -5");
        project.output("upgrade", "head");
        assertThat(project.ask("select convalidated from pg_constraint where conname = 'ck'"))
                .isEqualTo("t");
    }

    private void awaitLock() throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            String waiting = project.ask("select count(*) from pg_stat_activity where datname = current_database() and"
                    + " query like 'LOCK TABLE \"big\"%' and wait_event_type = 'Lock'");
            if (!waiting.equals("0")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the revision does not wait for a lock");
    }
}
