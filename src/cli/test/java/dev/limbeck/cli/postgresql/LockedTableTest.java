package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that other programs wait only briefly while a revision waits for a lock on a table, and that no change is left
 * half done.
 */
@Tag("slow")
class LockedTableTest {
    /** The longest time that a reader should wait: the duration of a single attempt to take a lock, plus a margin. */
    private static final Duration WAIT = Duration.ofMillis(2_000 + 1_500);

    /** The longest time that a query without locks takes, which shows how busy the machine was. */
    private volatile Duration busy = Duration.ZERO;

    /** How long a reader holds its lock; in the long tests, a minute. */
    private static final Duration HELD = Duration.ofSeconds(Boolean.getBoolean("limbeck.long") ? 60 : 7);

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createTables() {
        project = new PostgresqlProject(folder);
        project.sql(
                "create table a (id int primary key); create table b (id int primary key); insert into b values (1)");
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of(
                        "11aa",
                        "",
                        "op.execute(\"insert into a values (1)\"); op.addColumn(\"a\", column(\"n\", integer()));"
                                + " op.addColumn(\"b\", column(\"n\", integer()));",
                        "op.dropColumn(\"b\", \"n\"); op.dropColumn(\"a\", \"n\"); op.execute(\"delete from a\");"));
    }

    /** Returns a connection with a transaction that has read the table. */
    private Connection reader(String table) throws SQLException {
        Connection connection = DriverManager.getConnection(project.url() + "&ApplicationName=report");
        connection.setAutoCommit(false);
        read(connection, table);
        return connection;
    }

    private static void read(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select * from " + table).close();
        }
    }

    /** Reads the tables again and again; {@return the longest time of a single read} */
    private CompletableFuture<Duration> readUntil(AtomicBoolean end, String... tables) {
        return CompletableFuture.supplyAsync(() -> {
            long longest = 0;
            try (Connection connection = DriverManager.getConnection(project.url())) {
                while (!end.get()) {
                    long free = System.nanoTime();
                    read(connection, "generate_series(1, 2)");
                    long start = System.nanoTime();
                    for (String table : tables) {
                        read(connection, table);
                    }
                    longest = Math.max(longest, System.nanoTime() - start);
                    long needed = start - free;
                    busy = busy.toNanos() < needed ? Duration.ofNanos(needed) : busy;
                    Thread.sleep(10);
                }
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Duration.ofNanos(longest);
        });
    }

    private String columns() {
        return project.ask("select string_agg(attrelid::regclass || '.' || attname, ' ' order by 1) from pg_attribute"
                + " where attrelid in ('a'::regclass, 'b'::regclass) and attnum > 0 and not attisdropped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "always"})
    void otherReadersWaitOnlyBrieflyForARevisionThatWaitsForAReader(String online) throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        CompletableFuture<Duration> longest;
        CompletableFuture<Outcome> upgrade;
        try (Connection report = reader("b")) {
            longest = readUntil(end, "a", "b");
            upgrade = CompletableFuture.supplyAsync(
                    () -> project.run("upgrade", "head", "--upgrade-online", online, "--lock-timeout", "120"));
            Thread.sleep(HELD.toMillis());
            assertThat(upgrade).isNotDone();
            report.rollback();
        }
        assertThat(upgrade.get())
                .satisfies(outcome ->
                        assertThat(outcome.code()).as(outcome.toString()).isZero());
        end.set(true);
        assertThat(longest.get()).isLessThan(WAIT.plus(busy.multipliedBy(4)));
        assertThat(columns()).isEqualTo("a.id a.n b.id b.n");
        assertThat(project.ask("select count(*) from a")).isEqualTo("1");
    }

    /** The readers of the view arrive while the revision waits for the table of the view. */
    @ParameterizedTest
    @ValueSource(strings = {"never", "always"})
    void readersOfAViewThatIsReplacedWaitOnlyBriefly(String online) throws Exception {
        project.sql("create view u as select id from b; create view v as select id + 1 as id from u");
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of(
                        "11aa",
                        "",
                        "op.alterColumn(\"b\", \"id\", c -> c.type(bigint()));",
                        "op.alterColumn(\"b\", \"id\", c -> c.type(integer()));"));
        AtomicBoolean end = new AtomicBoolean();
        List<CompletableFuture<Duration>> readers = new ArrayList<>();
        try (Connection report = reader("b")) {
            CompletableFuture<Outcome> upgrade = CompletableFuture.supplyAsync(
                    () -> project.run("upgrade", "head", "--upgrade-online", online, "--lock-timeout", "120"));
            for (int i = 0; i < 3; i++) {
                readers.add(readUntil(end, "v"));
            }
            Thread.sleep(HELD.toMillis());
            assertThat(upgrade).isNotDone();
            report.rollback();
            assertThat(upgrade.get())
                    .satisfies(outcome ->
                            assertThat(outcome.code()).as(outcome.toString()).isZero());
        }
        end.set(true);
        for (CompletableFuture<Duration> longest : readers) {
            assertThat(longest.get()).isLessThan(WAIT.plus(busy.multipliedBy(4)));
        }
        assertThat(project.ask("select format_type(atttypid, null) from pg_attribute where attrelid = 'v'::regclass"))
                .isEqualTo("bigint");
    }

    @Test
    void aLockThatIsNotObtainedIsReportedAndNothingIsDone() throws SQLException {
        try (Connection report = reader("b")) {
            Outcome outcome = project.run("upgrade", "head", "--lock-timeout", "3");
            assertThat(outcome.code()).isNotZero();
            assertThat(outcome.err())
                    .contains("Revision 11aa was not applied; the database is as it was before.")
                    .contains("The table b could not be locked within 3 seconds.")
                    .containsPattern("It is used by process \\d+ \\(report\\) of postgres at 127.0.0.1, idle in"
                            + " transaction since [0-9:]+ UTC.")
                    .containsPattern("or end this session with SELECT pg_terminate_backend\\(\\d+\\)");
            report.rollback();
        }
        assertThat(columns()).isEqualTo("a.id b.id");
        assertThat(project.ask("select count(*) from a")).isEqualTo("0");
        project.output("upgrade", "head");
        project.output("downgrade", "base");
        assertThat(columns()).isEqualTo("a.id b.id");
    }

    /** It is not known which locks the SQL in a revision takes before it runs, so the statement is not repeated. */
    @Test
    void aStatementOfTheRevisionThatDoesNotObtainItsLockFailsTheRevision() throws SQLException {
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of(
                        "11aa",
                        "",
                        "op.execute(\"insert into a values (1)\"); op.execute(\"alter table b add n int\");",
                        ""));
        try (Connection report = reader("b")) {
            long start = System.nanoTime();
            Outcome outcome = project.run("upgrade", "head");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
            assertThat(outcome.err())
                    .contains("the database is as it was before.", "A lock was not obtained in time.", "(report)");
            report.rollback();
        }
        assertThat(columns()).isEqualTo("a.id b.id");
        assertThat(project.ask("select count(*) from a")).isEqualTo("0");
        project.output("upgrade", "head");
    }

    /**
     * A transaction waits for a table that the revision has locked, while the revision waits for the transaction. The
     * server looks for deadlocks on behalf of the transaction later than on behalf of the revision, so even on a slow
     * machine it never ends the transaction instead of the revision.
     */
    @Test
    void aDeadlockDuringAnAttemptIsRepeated() throws Exception {
        try (Connection report = reader("b");
                Statement settings = report.createStatement()) {
            settings.execute("set deadlock_timeout = '1min'");
            CompletableFuture<Outcome> upgrade = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
            for (int tries = 0; tries < 300 && !isWaitedFor("b"); tries++) {
                Thread.sleep(20);
            }
            read(report, "a");
            report.commit();
            assertThat(upgrade.get())
                    .satisfies(outcome ->
                            assertThat(outcome.code()).as(outcome.toString()).isZero());
        }
        assertThat(columns()).isEqualTo("a.id a.n b.id b.n");
    }

    /**
     * While the revision waits, another program commits an index; the revision then drops one of the index's columns
     * and adds it again.
     */
    @Test
    void whatAnotherProgramCommitsDuringTheWaitIsKept() throws Exception {
        project.sql("create table c (id int primary key, w int, g int generated always as (w * 2) stored)");
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of(
                        "11aa",
                        "",
                        "op.alterColumn(\"c\", \"w\", column -> column.type(bigint()));",
                        "op.alterColumn(\"c\", \"w\", column -> column.type(integer()));"));
        try (Connection other = DriverManager.getConnection(project.url())) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("create index c_g on c (g)");
            }
            CompletableFuture<Outcome> upgrade = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
            for (int tries = 0; tries < 300 && !isWaitedFor("c"); tries++) {
                Thread.sleep(20);
            }
            assertThat(upgrade).isNotDone();
            other.commit();
            assertThat(upgrade.get())
                    .satisfies(outcome ->
                            assertThat(outcome.code()).as(outcome.toString()).isZero());
        }
        assertThat(project.ask(
                        "select string_agg(indexname, ' ' order by indexname) from pg_indexes where tablename = 'c'"))
                .isEqualTo("c_g c_pkey");
    }

    private boolean isWaitedFor(String table) {
        return !project.ask("select count(*) from pg_locks where not granted and relation = '" + table + "'::regclass")
                .equals("0");
    }

    @Test
    void aSessionThatUsesBothTablesOfAStatementIsNamed() throws SQLException {
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of(
                        "11aa",
                        "",
                        "op.createForeignKey(\"a\", foreignKey(\"fk\", \"id\").references(\"b\", \"id\"));",
                        ""));
        try (Connection writer = DriverManager.getConnection(project.url() + "&ApplicationName=writer");
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into b values (2)");
            statement.execute("insert into a values (2)");
            Outcome outcome = project.run("upgrade", "head", "--upgrade-online", "always", "--lock-timeout", "2");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err()).containsPattern("It is used by process \\d+ \\(writer\\) of postgres");
            writer.rollback();
        }
    }

    /** No session is using the table itself. */
    @Test
    void aSessionThatLocksADependentViewIsNamed() throws SQLException {
        project.sql("create materialized view m as select id from a");
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of("11aa", "", "op.alterColumn(\"a\", \"id\", column -> column.type(bigint()));", ""));
        try (Connection admin = DriverManager.getConnection(project.url() + "&ApplicationName=admin");
                Statement statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("analyze m");
            for (String online : List.of("never", "always")) {
                Outcome outcome = project.run("upgrade", "head", "--upgrade-online", online, "--lock-timeout", "2");
                assertThat(outcome.code()).isEqualTo(1);
                assertThat(outcome.err())
                        .containsPattern(
                                "It is used by process \\d+ \\(admin\\) of postgres .*, with a lock on m: analyze m\\.")
                        .contains("SELECT pg_terminate_backend(");
            }
            admin.rollback();
        }
        project.output("upgrade", "head");
    }
}
