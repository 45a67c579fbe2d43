package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.Application;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.RunResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import dev.limbeck.spi.ConnectionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests two concurrent runs on a database file. */
@Tag("process")
final class LockTest {
    @TempDir
    private Path folder = Path.of(".");

    private Path database() {
        return folder.resolve("app.db");
    }

    private Project project(int lockTimeout) throws IOException {
        write("a1", "", "op.createTable(\"one\", column(\"id\", integer()));");
        write("b2", "\"a1\"", "op.createTable(\"two\", column(\"id\", integer()));");
        return Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl("jdbc:sqlite:" + database())
                .databaseLockTimeout(lockTimeout)
                .modelClasspath(List.of())
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .load());
    }

    private void write(String id, String down, String upgrade) throws IOException {
        String name = "Rev_" + id;
        String text =
                """
                package db.revisions;
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;
                /** %s. */
                @Revision(id = "%s", downRevision = {%s}, created = "2026-01-01T00:00:00Z")
                public final class %s extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }
                    @Override
                    public void downgrade(Operations op) {}
                }
                """
                        .formatted(id, id, down, name, upgrade);
        Files.createDirectories(folder.resolve("revisions"));
        Files.writeString(folder.resolve("revisions").resolve(name + ".java"), text);
    }

    private void journal(String mode) throws SQLException {
        try (Connection connection = connect()) {
            run(connection, "PRAGMA journal_mode=" + mode);
            run(connection, "CREATE TABLE other (id INTEGER)");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = connect();
                java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from sqlite_schema where type = 'table'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void ofTwoUpgradesTheSecondWaitsAndFindsNothingToDo(String mode) throws Exception {
        journal(mode);
        Project first = project(20);
        Project second = project(20);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<RunResult> one =
                CompletableFuture.supplyAsync(() -> new Upgrade(first, new Slow(writing, waiting)).run("head"));
        assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<RunResult> two = CompletableFuture.supplyAsync(() -> {
            waiting.countDown();
            return new Upgrade(second, RunListener.SILENT).run("head");
        });
        assertThat(one.get(40, TimeUnit.SECONDS).current()).containsExactly("b2");
        RunResult late = two.get(40, TimeUnit.SECONDS);
        assertThat(late.current()).containsExactly("b2");
        assertThat(one.get().revisions().size() + late.revisions().size()).isEqualTo(2);
        assertThat(tables()).containsExactlyInAnyOrder("other", "alembic_version", "one", "two");
    }

    /** The second revision must use the changes that another program has made since the first revision. */
    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aRevisionUsesTheChangesOfAnotherProgramSinceTheRevisionBefore(String mode) throws Exception {
        journal(mode);
        Project project = project(20);
        write("a1", "", "op.addColumn(\"other\", column(\"ours\", integer()));");
        write("b2", "\"a1\"", "op.dropColumn(\"other\", \"theirs\");");
        RunListener theirs = new RunListener() {
            @Override
            public void revisionFinished(String revision) {
                try (Connection connection = connect()) {
                    if (revision.equals("a1")) {
                        run(connection, "ALTER TABLE other ADD COLUMN theirs INTEGER");
                        run(connection, "CREATE INDEX kept ON other (ours)");
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        new Upgrade(project, theirs).run("head");
        try (Connection connection = connect();
                java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select group_concat(sql) from sqlite_schema where tbl_name = 'other'")) {
            assertThat(rows.getString(1)).contains("ours", "CREATE INDEX kept").doesNotContain("theirs");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aLockLongerThanTheTimeoutIsAClearError(String mode) throws Exception {
        journal(mode);
        Project project = project(1);
        try (Connection writer = connect()) {
            run(writer, "BEGIN IMMEDIATE");
            long start = System.nanoTime();
            assertThatThrownBy(() -> new Upgrade(project, RunListener.SILENT).run("head"))
                    .hasMessageContaining("Revision a1 was not applied; the database is as it was before.")
                    .hasMessageContaining("locked by another program")
                    .hasMessageContaining("--lock-timeout");
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThan(900);
        }
        assertThat(tables()).containsExactly("other");
        assertThat(new Upgrade(project, RunListener.SILENT).run("head").current())
                .containsExactly("b2");
    }

    @Test
    @Tag("slow")
    void readingAlsoWaitsForALock() throws Exception {
        journal("delete");
        Project project = project(20);
        try (Connection writer = connect()) {
            run(writer, "BEGIN EXCLUSIVE");
            CompletableFuture<RunResult> upgrade =
                    CompletableFuture.supplyAsync(() -> new Upgrade(project, RunListener.SILENT).run("head"));
            Thread.sleep(4000); // longer than the driver's own three seconds
            run(writer, "COMMIT");
            assertThat(upgrade.get(40, TimeUnit.SECONDS).current()).containsExactly("b2");
        }
    }

    @Test
    void aDatabaseThatAnotherRunIsFillingIsNotRemoved() throws Exception {
        List<Connection> others = new ArrayList<>();
        ConnectionSource afterUs = (url, properties) -> {
            Connection ours = DriverManager.getConnection(url, properties);
            if (url.contains(database().getFileName().toString()) && others.isEmpty()) {
                others.add(locking());
            }
            return ours;
        };
        Project project =
                Project.open(project(0).settings(), new Application(null, LockTest.class.getClassLoader(), afterUs));
        assertThatThrownBy(() -> new Upgrade(project, RunListener.SILENT).run("head"))
                .hasMessageContaining("locked");
        try (Connection other = others.get(0)) {
            run(other, "COMMIT");
        }
        assertThat(tables()).containsExactly("filled");
    }

    private Connection locking() {
        try {
            Connection other = connect();
            run(other, "BEGIN IMMEDIATE");
            run(other, "CREATE TABLE filled (id INTEGER)");
            return other;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDatabaseFileIsRemovedAfterAFailure() throws Exception {
        Project project = project(1);
        write("a1", "", "throw new IllegalStateException(\"no\");");
        assertThatThrownBy(() -> new Upgrade(project, RunListener.SILENT).run("head"))
                .hasMessageContaining("no");
        assertThat(database()).doesNotExist();
    }

    /** A listener that keeps its first transaction open until the other run has begun to wait. */
    private record Slow(CountDownLatch writing, CountDownLatch waiting) implements RunListener {
        @Override
        public void statementFinished(Statement statement) {
            writing.countDown();
            try {
                if (waiting.await(20, TimeUnit.SECONDS)) {
                    Thread.sleep(300);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
