package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that changes that another program commits while a revision waits for its locks are as safe as changes committed
 * earlier.
 */
@Tag("slow")
class CommittedMeanwhileTest {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private PostgresqlProject project;
    private SharedTable table;

    @BeforeEach
    void createTables() {
        project = new PostgresqlProject(folder);
        table = SharedTable.create(project);
        table.upgradeTo(
                "op.alterColumn(\"c\", \"w\", column -> column.type(bigint()));",
                "op.alterColumn(\"c\", \"w\", column -> column.type(integer()));");
    }

    /**
     * A transaction of Limbeck has read the table, so other programs can change its definition only if the revision
     * runs step by step.
     */
    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "never",
                        "create index c_g on c (g); create unique index c_u on c (g); comment on index c_u is 'new';"
                                + " comment on column c.g is 'changed'"),
                Arguments.of(
                        "always",
                        "create index c_g on c (g); create unique index c_u on c (g); comment on index c_u is 'new';"
                                + " comment on index c_old is 'changed'; alter table c add constraint positive check"
                                + " (g > 0); comment on view v is 'changed'; grant select on v to public;"
                                + " alter view v set (security_barrier = true); create view v2 as select w + 1 as more"
                                + " from c; alter policy p on c using (w > 2); create policy q on c using (w > 5);"
                                + " alter table c disable trigger t; alter table c alter w set default 8;"
                                + " comment on column c.g is 'changed'"),
                Arguments.of(
                        "always",
                        "create or replace view v as select w from c where w > 4; drop policy p on c; drop index c_old;"
                                + " drop trigger t on c; alter table c alter w drop default"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void itIsAsIfItHadBeenCommittedBefore(String online, String change) throws Exception {
        String wanted = stateIfCommittedBefore(change, online);
        try (Connection other = DriverManager.getConnection(project.url())) {
            other.setAutoCommit(false);
            CompletableFuture<Outcome> upgrade;
            try (Statement statement = other.createStatement()) {
                statement.execute("select count(*) from c");
                upgrade = table.startUpgrade(online);
                awaitLockOf("c", upgrade);
                statement.execute(change);
            }
            assertThat(upgrade).isNotDone();
            other.commit();
            assertThat(upgrade.get())
                    .satisfies(outcome ->
                            assertThat(outcome.code()).as(outcome.toString()).isZero());
        }
        assertThat(table.state()).isEqualTo(wanted);
    }

    private String stateIfCommittedBefore(String change, String online) throws SQLException {
        PostgresqlProject undisturbed = new PostgresqlProject(folder.resolve("undisturbed"));
        SharedTable same = SharedTable.create(undisturbed);
        same.upgradeTo(
                "op.alterColumn(\"c\", \"w\", column -> column.type(bigint()));",
                "op.alterColumn(\"c\", \"w\", column -> column.type(integer()));");
        undisturbed.sql(change);
        undisturbed.output("upgrade", "head", "--upgrade-online", online);
        return same.state();
    }

    /** A type change keeps a default that another program sets, unless the batch has set a default before. */
    @Test
    void aDefaultOfTheBatchIsNotReplacedByTheDefaultOfAnotherProgram() throws Exception {
        project.sql("alter table c add a int default 1, add b int default 1");
        table.upgradeTo(
                "op.batchAlterTable(\"c\", batch -> {"
                        + " batch.alterColumn(\"w\", column -> column.serverDefault(text(\"5\")));"
                        + " batch.alterColumn(\"w\", column -> column.type(bigint()));"
                        + " batch.renameColumn(\"a\", \"z\"); batch.renameColumn(\"b\", \"a\");"
                        + " batch.alterColumn(\"a\", column -> column.type(bigint())); });",
                "");
        try (Connection other = DriverManager.getConnection(project.url())) {
            other.setAutoCommit(false);
            CompletableFuture<Outcome> upgrade;
            try (Statement statement = other.createStatement()) {
                statement.execute("select count(*) from c");
                upgrade = table.startUpgrade("always");
                awaitLockOf("c", upgrade);
                statement.execute("alter table c alter w set default 8, alter a set default 9, alter b set default 7");
            }
            other.commit();
            assertThat(upgrade.get())
                    .satisfies(outcome ->
                            assertThat(outcome.code()).as(outcome.toString()).isZero());
        }
        assertThat(table.state()).contains("column w bigint5", "column z integer9", "column a bigint7");
    }

    /** Another program locks the view by changing the view's comment; the table is not locked. */
    @ParameterizedTest
    @MethodSource("uncommitted")
    void aChangeWithoutALockOnTheTableIsKept(String change, String online) throws Exception {
        project.sql("comment on view v is 'old'; comment on index c_old is 'old'");
        try (Connection other = DriverManager.getConnection(project.url())) {
            other.setAutoCommit(false);
            CompletableFuture<Outcome> upgrade;
            try (Statement statement = other.createStatement()) {
                statement.execute(change);
                upgrade = table.startUpgrade(online);
                Thread.sleep(3_000);
            }
            assertThat(upgrade).isNotDone();
            other.commit();
            assertThat(upgrade.get())
                    .satisfies(outcome ->
                            assertThat(outcome.code()).as(outcome.toString()).isZero());
        }
        assertThat(table.state()).contains("changed").contains("column w bigint");
    }

    static Stream<Arguments> uncommitted() {
        return Stream.of("comment on view v is 'changed'", "comment on index c_old is 'changed'")
                .flatMap(sql -> Stream.of("never", "always").map(online -> Arguments.of(sql, online)));
    }

    /** Returns changes that would be lost if a later statement of the step dropped or replaced the column. */
    static Stream<Arguments> lost() {
        String statistics = "create statistics s on id, g from c";
        String exclusion = "alter table c add constraint ex exclude using btree (w with =, g with =)";
        String granted =
                "grant select (g) on c to pg_monitor with grant option; set role pg_monitor; grant select (g) on c"
                        + " to public; reset role";
        String type = "batch.alterColumn(\"w\", column -> column.type(bigint()));";
        String drop = "batch.dropColumn(\"g\");";
        return Stream.of(
                Arguments.of(drop, statistics, "The statistics object s was created or changed", "drop statistics s"),
                Arguments.of(
                        drop,
                        exclusion,
                        "The exclusion constraint ex was created or changed",
                        "alter table c drop constraint ex"),
                Arguments.of(type, statistics, "The statistics object s was created or changed", "drop statistics s"),
                Arguments.of(
                        type,
                        exclusion,
                        "The exclusion constraint ex was created or changed",
                        "alter table c drop constraint ex"),
                Arguments.of(
                        type,
                        granted,
                        "The rights on the column g were changed",
                        "revoke select (g) on c from pg_monitor cascade"));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void whatWouldBeLostWithAColumnIsReported(String change, String created, String message, String back)
            throws Exception {
        project.sql("drop index c_old");
        CompletableFuture<Outcome> upgrade = table.startSlowStep(change);
        project.sql(created);
        Outcome outcome = upgrade.get();
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.err()).contains(message + " after the step was planned, and would be lost.");
        assertThat(table.state()).contains("column w integer", "column g ");
        project.sql(back);
        project.output("resume");
        assertThat(table.state()).contains(change.contains("bigint") ? "column w bigint" : "column w integer");
        assertThat(table.state().contains("column g ")).isEqualTo(change.contains("bigint"));
    }

    /** If a column is dropped and not created again, its privileges are supposed to be dropped with it. */
    @Test
    void rightsOnADroppedColumnAreNotReported() throws Exception {
        project.sql("drop index c_old");
        CompletableFuture<Outcome> upgrade = table.startSlowStep("batch.dropColumn(\"g\");");
        project.sql("grant select (g) on c to pg_monitor");
        Outcome outcome = upgrade.get();
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        assertThat(table.state()).doesNotContain("column g ");
    }

    /**
     * PostgreSQL 15 grants privileges on columns even if another session has locked the table; PostgreSQL 18 waits for
     * the lock.
     */
    @Test
    void rightsThatAreGrantedWhileAStatementRunsAreNotTheEffectOfTheStatement() throws Exception {
        project.sql("create function slow(int) returns bigint language plpgsql as"
                + " 'begin perform pg_sleep(0.1); return $1; end'");
        table.upgradeTo(
                "op.batchAlterTable(\"c\", batch -> { batch.alterColumn(\"id\", column ->"
                        + " column.type(bigint()).using(text(\"slow(id)\"))); batch.alterColumn(\"w\", column ->"
                        + " column.type(bigint())); });",
                "");
        CompletableFuture<Outcome> upgrade = table.startUpgrade("always");
        long end = System.nanoTime() + DEADLINE.toNanos();
        String running = "select count(*) from pg_stat_activity where datname = current_database() and state = 'active'"
                + " and query like 'ALTER TABLE%slow(id)%' and pid <> pg_backend_pid()";
        while (project.ask(running).equals("0") && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        project.sql("grant select (g) on c to pg_monitor");
        Outcome outcome = upgrade.get();
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.err()).contains("The rights on the column g were changed after the step was planned");
        project.sql("revoke select (g) on c from pg_monitor");
        project.output("resume");
        assertThat(table.state()).contains("column w bigint", "column id bigint");
    }

    /**
     * Returns changes that a later statement of the step would overwrite; each change has a description and a statement
     * that restores the earlier state.
     */
    static Stream<Arguments> overwritten() {
        return Stream.of(
                Arguments.of("create index c_g on c (g)", "The index c_g", "drop index c_g"),
                Arguments.of(
                        "alter table c alter w set default 8", "The column w", "alter table c alter w set default 3"),
                Arguments.of(
                        "alter table c alter w drop default", "The column w", "alter table c alter w set default 3"),
                Arguments.of(
                        "alter table c alter g set not null", "The column g", "alter table c alter g drop not null"),
                Arguments.of("comment on column c.g is 'changed'", "The column g", "comment on column c.g is null"));
    }

    /** The change is committed while an earlier statement of the same step is running. */
    @ParameterizedTest
    @MethodSource("overwritten")
    void whatALaterStatementOfAStepWouldLoseIsReported(String change, String name, String back) throws Exception {
        CompletableFuture<Outcome> upgrade =
                table.startSlowStep("batch.alterColumn(\"w\", column -> column.type(bigint()));");
        String before = table.state();
        project.sql(change);
        assertThat(table.state()).isNotEqualTo(before);
        Outcome outcome = upgrade.get();
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.err()).contains(name + " was created or changed after the step was planned");
        assertThat(table.state()).contains("column w integer");
        project.sql(back);
        project.output("resume");
        assertThat(table.state()).contains("column w bigint", "index CREATE INDEX c_old ");
    }

    /** While the column temporarily has a different type, the stored form of a comparison contains a cast. */
    @ParameterizedTest
    @ValueSource(strings = {"always", "never"})
    void whatAnEarlierStatementOfTheStepChangesIsNotTheChangeOfAnotherProgram(String online) throws Exception {
        project.sql("create table d (id int primary key, a varchar(10), b varchar(10), x int, y int);"
                + " create view dv as select a, b from d where a = 'x' and b = 'y' and x > 1.5;"
                + " create policy dp on d using (a = 'x' or b = 'y')");
        table.upgradeTo(
                "op.batchAlterTable(\"d\", batch -> { batch.alterColumn(\"a\", column -> column.type(type(\"text\")));"
                        + " batch.alterColumn(\"x\", column -> column.type(numeric(10, 2)));"
                        + " batch.alterColumn(\"b\", column -> column.type(type(\"text\"))); });",
                "op.batchAlterTable(\"d\", batch -> { batch.alterColumn(\"b\", column -> column.type(varchar(10)));"
                        + " batch.alterColumn(\"x\", column -> column.type(integer()));"
                        + " batch.alterColumn(\"a\", column -> column.type(varchar(10))); });");
        project.output("upgrade", "head", "--upgrade-online", online);
        assertThat(viewOfD()).contains("(a = 'x'::text)");
        project.output("downgrade", "base", "--upgrade-online", online);
        assertThat(viewOfD()).contains("((a)::text = 'x'::text)");
    }

    /**
     * The run is interrupted during the second statement of a step, after the first statement has changed the stored
     * form of the view.
     */
    @Test
    void aKilledRunContinuesAlthoughItsOwnStatementChangedTheView() throws Exception {
        project.sql("create table d (id int primary key, a varchar(10), x int);"
                + " create view dv as select a from d where a = 'x' and x > 1.5; insert into d values (1, 'x', 2);"
                + " create function slow(int) returns numeric language plpgsql as"
                + " 'begin perform pg_sleep(3);"
                + " return $1; end'");
        table.upgradeTo(
                "op.batchAlterTable(\"d\", batch -> { batch.alterColumn(\"a\", column -> column.type(type(\"text\")));"
                        + " batch.alterColumn(\"x\", column -> column.type(numeric(10, 2)).using(text(\"slow(x)\"))); });",
                "op.batchAlterTable(\"d\", batch -> { batch.alterColumn(\"x\", column -> column.type(integer()));"
                        + " batch.alterColumn(\"a\", column -> column.type(varchar(10))); });");
        CompletableFuture<Outcome> upgrade =
                CompletableFuture.supplyAsync(() -> project.run("upgrade", "head", "--upgrade-online", "always"));
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!upgrade.isDone()
                && System.nanoTime() < end
                && project.ask("select count(*) from pg_attribute where attrelid = (select oid from pg_class where"
                                + " relname = 'd') and attname = 'a' and atttypid = 'text'::regtype")
                        .equals("0")) {
            Thread.sleep(20);
        }
        project.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid()");
        assertThat(upgrade.get().code()).isEqualTo(1);
        assertThat(viewOfD()).contains("(a = 'x'::text)");
        project.output("upgrade", "head", "--upgrade-online", "always");
        assertThat(viewOfD()).contains("(a = 'x'::text)");
        assertThat(project.ask(
                        "select string_agg(format_type(atttypid, atttypmod), ' ' order by attnum) from pg_attribute"
                                + " where attrelid = 'd'::regclass and attnum > 0"))
                .isEqualTo("integer text numeric(10,2)");
    }

    /**
     * When a killed run is resumed, it does not mistake another program's change for the effect of its own statement.
     */
    @Test
    void anotherChangeDuringTheWaitOfAKilledRunIsNotTheEffectOfItsStatement() throws Exception {
        try (Connection other = DriverManager.getConnection(project.url())) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("create index c_g on c (g)");
            }
            CompletableFuture<Outcome> upgrade = CompletableFuture.supplyAsync(
                    () -> project.run("upgrade", "head", "--upgrade-online", "always", "--lock-timeout", "120"));
            awaitLockOf("c", upgrade);
            project.sql("select pg_terminate_backend(pid) from pg_stat_activity where pid in"
                    + " (select pid from pg_locks where not granted and relation = 'c'::regclass)");
            assertThat(upgrade.get().code()).isEqualTo(1);
            other.commit();
        }
        project.output("upgrade", "head", "--upgrade-online", "always");
        assertThat(table.state()).contains("column w bigint", "index CREATE INDEX c_g ");
    }

    /**
     * Returns the definition of the view. Before PostgreSQL 16, the server prints the table name before each column.
     */
    private String viewOfD() {
        return project.ask("select replace(pg_get_viewdef('dv'::regclass), 'd.', '')");
    }

    private void awaitLockOf(String name, CompletableFuture<Outcome> upgrade) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!upgrade.isDone()
                && System.nanoTime() < end
                && project.ask("select count(*) from pg_locks where not granted and relation = '" + name
                                + "'::regclass")
                        .equals("0")) {
            Thread.sleep(20);
        }
    }
}
