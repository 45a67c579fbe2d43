package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests what happens if a database file is deleted, moved or replaced during an upgrade, and if a machine lacks a
 * temporary folder.
 */
@Tag("process")
final class ReplacedDatabaseTest {
    private static final String REVISION = "src/main/java/db/revisions/Rev_22bb_second_revision.java";

    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createProject(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
    }

    private void createDatabase(String mode) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + cli.folder().resolve("t.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=" + mode);
            statement.execute("create table a(id integer primary key)");
        }
    }

    private void body(String statements) {
        cli.write(
                REVISION,
                cli.read(REVISION)
                        .replaceFirst(
                                "(upgrade\\(Operations op\\)[^{]*\\{)",
                                "$1\n        java.io.File file = new java.io.File(\""
                                        + cli.folder().resolve("t.db") + "\");\n        " + statements));
    }

    @ParameterizedTest
    @CsvSource({
        "delete, 'file.delete();'",
        "wal, 'file.delete();'",
        "delete, 'file.renameTo(new java.io.File(file + \".old\"));'",
        "wal, 'file.renameTo(new java.io.File(file + \".old\"));'",
        "wal, 'try { file.delete(); file.createNewFile(); } catch (java.io.IOException e) { throw new RuntimeException(e); }'"
    })
    void isAnErrorThatNamesTheFile(String mode, String statement) throws SQLException {
        createDatabase(mode);
        body("op.execute(\"insert into a values (1)\"); " + statement);
        Cli.Outcome outcome = cli.run("upgrade", "head", "--url", "jdbc:sqlite:t.db");
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("moved, deleted or replaced while the command ran")
                .doesNotContain("read-only")
                .doesNotContain("The database is at");
    }

    @Test
    @Tag("slow")
    void aMissingTemporaryFolderIsOneMessage() throws Exception {
        createDatabase("delete");
        for (String command : List.of("upgrade head", "current", "verify")) {
            List<String> words = new java.util.ArrayList<>(List.of(
                    Processes.java(),
                    "-Djava.io.tmpdir=" + cli.folder().resolve("nowhere"),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    Processes.classpath(),
                    Main.class.getName(),
                    "--url",
                    "jdbc:sqlite:t.db"));
            words.addAll(List.of(command.split(" ", -1)));
            Cli.Outcome outcome = Processes.run(cli.folder(), Map.of(), words);
            assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
            assertThat(outcome.err())
                    .contains("temporary folder " + cli.folder().resolve("nowhere") + " ", "-Djava.io.tmpdir=FOLDER")
                    .doesNotContain("\tat ")
                    .doesNotContain("ERROR");
        }
    }

    @Test
    @Tag("slow")
    void largeRowsDoNotFillTheMemory() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + cli.folder().resolve("t.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table b(id integer primary key, data blob, words text)");
            statement.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)"
                    + " insert into b select i, zeroblob(500000), hex(zeroblob(100000)) from n");
        }
        body(
                "try { op.migrateRows(\"select id, data, words from b\", \"update b set data = ?, words = ? where id = ?\","
                        + " r -> new Object[] {r.getBytes(2), r.getString(3), r.getLong(1)}); }"
                        + " catch (java.sql.SQLException e) { throw new RuntimeException(e); }");
        List<String> words = List.of(
                Processes.java(),
                "-Xmx96m",
                "-cp",
                Processes.classpath(),
                Main.class.getName(),
                "--url",
                "jdbc:sqlite:t.db",
                "upgrade",
                "head");
        Cli.Outcome outcome = Processes.run(cli.folder(), Map.of(), words);
        assertThat(outcome.code()).as(outcome.toString()).isZero();
    }
}
