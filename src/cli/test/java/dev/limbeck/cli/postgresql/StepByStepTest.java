package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that a revision that would block access to a large table runs step by step, and is completed after any
 * interruption.
 */
@Tag("slow")
class StepByStepTest extends OnLargeTable {
    private boolean hasIndex(String name) {
        return !project.ask("select coalesce(to_regclass('" + name + "')::text, 'none')")
                .equals("none");
    }

    /**
     * Returns a connection whose transaction holds a snapshot, so that CREATE INDEX CONCURRENTLY waits for the
     * transaction.
     */
    private Connection snapshot() throws SQLException {
        Connection connection = DriverManager.getConnection(project.url());
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select * from small").close();
        }
        return connection;
    }

    private void awaitBuild() throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            String running = project.ask("select count(*) from pg_stat_activity where datname = current_database() and"
                    + " query like 'CREATE%INDEX CONCURRENTLY%' and wait_event_type = 'Lock'");
            if (!running.equals("0")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no index is being built");
    }

    @Test
    void onlyALargeTableMakesARevisionRunStepByStep() {
        String failing =
                "op.createIndex(\"ix\", \"%s\", \"name\"); op.execute(\"insert into small values (1, 'again')\");";
        revision(failing.formatted("small"), "");
        assertThat(project.run("upgrade", "head").err())
                .contains("Revision 11aa was not applied; the database is as it was before.");
        assertThat(hasIndex("ix")).isFalse();
        revision(failing.formatted("big"), "");
        assertThat(project.run("upgrade", "head").err()).contains("The upgrade to 11aa is incomplete: 1 of 2 steps");
        assertThat(hasIndex("ix")).isTrue();
        assertThat(project.run("current").code()).isEqualTo(4);
        project.sql("delete from small");
        project.output("resume");
        assertNothingLeft();
    }

    @Test
    void theSettingsDecide() {
        revision(
                "op.createIndex(\"ix\", \"big\", \"name\"); op.execute(\"insert into small values (1, 'again')\");",
                "");
        assertThat(project.run("upgrade", "head", "--upgrade-online", "never").err())
                .contains("the database is as it was before");
        assertThat(project.run("upgrade", "head", "--upgrade-online-size", "100")
                        .err())
                .contains("the database is as it was before");
        assertThat(project.run("upgrade", "head", "--upgrade-online", "sometimes")
                        .err())
                .contains("upgrade.online is \"sometimes\", but must be \"auto\", \"always\" or \"never\".");
        assertThat(project.run("upgrade", "head", "--upgrade-online", "always").err())
                .contains("1 of 2 steps");
    }

    @Test
    void codeWithTheConnectionOfTheRevisionIsRefusedBeforeAnythingIsChanged() {
        revision(
                "op.createIndex(\"ix\", \"big\", \"name\"); op.connection().createStatement().execute(\"select 1\");",
                "");
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of("11aa", "", "op.createIndex(\"ix\", \"big\", \"name\"); op.connection();", ""));
        Outcome outcome = project.run("upgrade", "head");
        assertThat(outcome.err())
                .contains("the database is as it was before", "Put the code into op.data(\"…\", connection -> …).");
        assertThat(hasIndex("ix")).isFalse();
        project.output("upgrade", "head", "--upgrade-online", "never");
        assertThat(hasIndex("ix")).isTrue();
    }

    @Test
    void operationsAfterCodeWithTheConnectionAreNotOverlooked() {
        revision("op.connection(); op.createIndex(\"ix\", \"big\", \"name\");", "");
        Outcome refused = project.run("upgrade", "head", "--upgrade-online", "always");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Put the code into op.data(\"…\", connection -> …).");
        assertThat(hasIndex("ix")).isFalse();
        Outcome warned = project.run("upgrade", "head");
        assertThat(warned.code()).isZero();
        assertThat(warned.err())
                .contains(
                        "Not all operations of revision 11aa are known before it runs: op.connection() cannot be used");
        assertThat(hasIndex("ix")).isTrue();
    }

    @Test
    void theWarningStatesWhyTheOperationsAreNotKnown() {
        revision(
                "op.execute(\"create table made (id integer)\"); op.addColumn(\"made\", column(\"n\", integer()));",
                "");
        Outcome warned = project.run("upgrade", "head");
        assertThat(warned.code()).as(warned.toString()).isZero();
        assertThat(warned.err())
                .contains("Not all operations of revision 11aa are known before it runs: There is no table made.")
                .doesNotContain("op.connection()");
    }

    @Test
    void sqlThatChangesTheSchemaCountsAsALock() {
        revision("op.execute(\"alter table big add column x integer\"); op.execute(\"update big set x = 1\");", "");
        assertThat(project.output("upgrade", "head", "--plan"))
                .contains("step by step: an SQL statement uses big while tables are locked");
        project.output("upgrade", "head");
        assertThat(project.ask("select count(x) from big")).isEqualTo("6000");
        assertNothingLeft();
    }

    /** An invalid index can be dropped by the same statement as a valid one. */
    @Test
    void anIndexThatIsNotValidIsDroppedBySql() {
        project.sql("create index ix on big (name); update pg_index set indisvalid = false"
                + " where indexrelid = 'ix'::regclass");
        revision("op.execute(\"drop index concurrently ix\");", "");
        project.output("upgrade", "head");
        assertThat(hasIndex("ix")).isFalse();
        assertNothingLeft();
    }

    @Test
    void sqlThatNoTransactionCanContainRuns() {
        revision("op.execute(\"create index concurrently ix on small (name)\");", "op.dropIndex(\"ix\", \"small\");");
        project.output("upgrade", "head");
        assertThat(hasIndex("ix")).isTrue();
        project.output("downgrade", "base");
        assertNothingLeft();
    }

    @Test
    void anIndexWhoseCreationFailedEarlierIsReplaced() {
        for (String table : List.of("small", "big")) {
            project.sql("insert into " + table + " (id, name) values (-1, 'twice'), (-2, 'twice')");
            try {
                project.sql(
                        "create unique index concurrently ix_" + table + " on " + table + " (id, name) where id < 0");
                project.sql("create unique index concurrently ix_" + table + "_2 on " + table + " (name) where id < 0");
            } catch (IllegalStateException duplicates) {
                assertThat(project.ask(LEFTOVERS)).isNotEqualTo("0");
            }
            project.sql("delete from " + table + " where id = -2");
            project.sql("drop index ix_" + table);
        }
        assertThat(project.run("doctor").out()).contains("These indexes could not be built", "ix_big_2, ix_small_2");
        revision(
                "op.createIndex(\"ix_small_2\", \"small\", \"name\"); op.createIndex(\"ix_big_2\", \"big\", \"name\");",
                "op.dropIndex(\"ix_small_2\", \"small\"); op.dropIndex(\"ix_big_2\", \"big\");");
        project.output("upgrade", "head");
        assertNothingLeft();
        project.output("downgrade", "base");
        assertNothingLeft();
        assertThat(hasIndex("ix_small_2")).isFalse();
    }

    /** A statement that drops the index would wait for the other session, and would then drop the complete index. */
    @Test
    void anIndexThatAnotherSessionIsCreatingIsKept() throws Exception {
        revision("op.createIndex(\"ix\", \"big\", \"name\");", "");
        CompletableFuture<Void> other;
        try (Connection older = snapshot()) {
            other = CompletableFuture.runAsync(() -> project.sql("CREATE INDEX CONCURRENTLY ix ON big (n)"));
            awaitBuild();
            assertThat(project.run("upgrade", "head", "--lock-timeout", "5").err())
                    .contains("The index public.ix is being created by another session: process ")
                    .contains("the database is as it was before");
            older.rollback();
        }
        other.get(20, TimeUnit.SECONDS);
        assertThat(project.ask("select pg_get_indexdef('ix'::regclass) || indisvalid from pg_index where indexrelid ="
                        + " 'ix'::regclass"))
                .isEqualTo("CREATE INDEX ix ON public.big USING btree (n)true");
        assertNothingLeft();
    }

    /** The server does not store a default in the form that the revision uses. */
    @Test
    void aDefaultIsRecognizedInTheFormOfTheServer() {
        project.sql("alter table big add column at timestamp default (now() at time zone 'utc')");
        revision(
                "op.alterColumn(\"big\", \"at\", column -> column.existingServerDefault(text(\"now() at time zone"
                        + " 'utc'\")).serverDefault(text(\"now()\")).nullable(false).backfill(text(\"now()\")));",
                "");
        project.output("upgrade", "head");
        assertThat(project.ask("select column_default from information_schema.columns where column_name = 'at'"))
                .isEqualTo("now()");
        assertNothingLeft();
    }

    @Test
    void twentyMigratorsExcludeEachOther() throws Exception {
        revision(
                "op.execute(\"insert into small values (7, 'once')\"); op.createIndex(\"ix\", \"big\", \"name\");"
                        + " op.createIndex(\"ix_n\", \"big\", \"n\");",
                "");
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<CompletableFuture<Outcome>> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            runs.add(CompletableFuture.supplyAsync(
                    () -> project.run("upgrade", "head", "--lock-timeout", "120"), threads));
        }
        for (CompletableFuture<Outcome> run : runs) {
            assertThat(run.get())
                    .satisfies(outcome ->
                            assertThat(outcome.code()).as(outcome.toString()).isZero());
        }
        threads.shutdown();
        assertThat(project.ask("select count(*) from small where id = 7")).isEqualTo("1");
        assertNothingLeft();
    }

    @Test
    void aKilledProcessIsContinuedByTheNextRun() throws Exception {
        revision(
                "op.alterColumn(\"big\", \"name\", c -> c.nullable(false)); op.createIndex(\"ix\", \"big\", \"name\");"
                        + " op.createIndex(\"ix_n\", \"big\", \"n\");",
                "");
        Process process;
        try (Connection older = snapshot()) {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.limbeck.cli.Main",
                            "upgrade",
                            "head")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            awaitBuild();
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(project.run("current").code()).isEqualTo(4);
            older.rollback();
        }
        project.output("upgrade", "head");
        assertThat(hasIndex("ix") && hasIndex("ix_n")).isTrue();
        assertNothingLeft();
    }

    @Test
    void aSessionThatTheServerEndsLeavesAnIndexThatTheNextRunReplaces() throws Exception {
        revision("op.createIndex(\"ix\", \"big\", \"name\"); op.createIndex(\"ix_n\", \"big\", \"n\");", "");
        try (Connection older = snapshot()) {
            CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
            awaitBuild();
            project.ask("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname ="
                    + " current_database() and query like 'CREATE%INDEX CONCURRENTLY%' and pid <> pg_backend_pid()");
            assertThat(run.get().code()).isNotZero();
            older.rollback();
        }
        assertThat(project.ask(LEFTOVERS)).isEqualTo("1");
        project.output("upgrade", "head");
        assertNothingLeft();
    }

    @Test
    void thePlanShowsFormsLocksRowsAndSizes() {
        revision(
                "op.alterColumn(\"big\", \"name\", c -> c.nullable(false));"
                        + " op.alterColumn(\"big\", \"n\", c -> c.type(bigint()));",
                "");
        assertThat(project.output("upgrade", "head", "--plan"))
                .contains("  step by step: \"change the table big\" processes all rows of big, which has 1.5 MB, more"
                        + " than upgrade.online_size (1 MB)\n")
                .contains("    rows: 6,000\n    size: 1.5 MB\n")
                .contains("      -- check the rows while others read and write\n      -- lock: others can read and"
                        + " write\n      ALTER TABLE \"big\" VALIDATE CONSTRAINT \"limbeck_not_null_name\";\n")
                .contains("    hazard rewrite: writes all rows and builds all indexes while no one can use the table\n")
                .contains("      -- lock: others can neither read nor write the table\n      ALTER TABLE \"big\" ALTER"
                        + " COLUMN \"n\" TYPE");
        assertThat(project.output("upgrade", "head", "--plan", "--upgrade-online-size", "2"))
                .contains("  one transaction: other programs do not have to wait while all rows of a table larger than")
                .contains("ALTER COLUMN \"name\" SET NOT NULL;\n")
                .doesNotContain("VALIDATE");
        assertThat(project.output("upgrade", "head", "--plan", "--format", "json"))
                .contains("\"stepByStep\":true,\"form\":\"", "\"lock\":\"all\"", "\"bytes\":1");
        assertThat(project.ask("select coalesce(to_regclass('alembic_version')::text, 'none')"))
                .isEqualTo("none");
    }

    @Test
    void aTableThatAnEarlierRevisionRenamesIsMeasuredByItsPresentName() {
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of(
                        "11aa", "", "op.renameTable(\"big\", \"large\"); op.renameTable(\"small\", \"big\");", ""));
        project.write(
                "revisions/Rev_22bb_step.java",
                RevisionText.of("22bb", "11aa", "op.alterColumn(\"large\", \"name\", c -> c.nullable(false));", ""));
        project.write(
                "revisions/Rev_33cc_step.java",
                RevisionText.of("33cc", "22bb", "op.alterColumn(\"big\", \"name\", c -> c.nullable(false));", ""));
        String plan = project.output("upgrade", "head", "--plan");
        assertThat(plan)
                .containsOnlyOnce("  step by step: ")
                .contains("  step by step: \"change the table large\" processes all rows of large, which has 1.5 MB")
                .contains("    rows: 6,000\n    size: 1.5 MB\n");
        assertThat(plan.substring(plan.indexOf("33cc"))).contains("one transaction");
    }

    @Test
    void whatTheCreationOfAnIndexWaitsForIsReported() throws Exception {
        revision("op.createIndex(\"ix\", \"big\", \"name\");", "");
        try (Connection older = snapshot()) {
            CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
            awaitBuild();
            Thread.sleep(12_000);
            older.rollback();
            assertThat(run.get().err())
                    .containsPattern(
                            "Running CREATE INDEX CONCURRENTLY \"ix\" ON \"big\" \\(\"name\"\\) …: waiting for .*;"
                                    + " waits for process \\d+");
        }
        assertNothingLeft();
    }

    /** A transaction cannot use a value that it adds to an enumeration type, so the revision runs step by step. */
    @Test
    void aRevisionUsesTheValueThatItAddsToAType() {
        project.sql("create type color as enum ('red')");
        project.sql("create table paint (color color)");
        revision(
                "op.execute(\"alter type color add value 'blue'\");"
                        + " op.execute(\"insert into paint values ('blue')\");",
                "");
        project.output("upgrade", "head");
        assertThat(project.ask("select color from paint")).isEqualTo("blue");
        assertThat(project.output("current")).contains("11aa");
        assertNothingLeft();
    }

    /** The rows are checked before the first step, against the table as it will be after the key has been dropped. */
    @Test
    void aRevisionDropsAKeyAndAnIndexAndCreatesOthersInTheirPlace() {
        project.sql("create table paint (id int constraint paint_pkey primary key, code int not null)");
        project.sql("create index ix_paint on paint (code)");
        revision(
                "op.dropPrimaryKey(\"paint\"); op.createPrimaryKey(\"paint_pkey\", \"paint\", \"code\");"
                        + " op.dropIndex(\"ix_paint\", \"paint\"); op.createIndex(\"ix_paint\", \"paint\", \"id\");",
                "");
        project.output("upgrade", "head", "--upgrade-online", "always");
        assertThat(project.ask("select string_agg(indexdef, '; ' order by indexdef) from pg_indexes where tablename ="
                        + " 'paint'"))
                .contains("ix_paint ON public.paint USING btree (id)", "paint_pkey ON public.paint USING btree (code)");
        assertNothingLeft();
    }
}
