package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how an upgrade that cannot run is reported. */
@Tag("process")
final class RunFaultsTest {
    private static final String URL = "jdbc:sqlite:app.db";

    private Path folder = Path.of(".");
    private Cli cli = Cli.of(folder);

    @BeforeEach
    void createTwoRevisions(@TempDir Path folder) {
        this.folder = folder;
        cli = Cli.of(folder);
        cli.output("init", "src/main/java/db/revisions");
        revision(
                "11aa",
                "",
                "op.createTable(\"item\", column(\"id\", integer()), column(\"name\", varchar(10))); op.execute(\"with"
                        + " recursive n (i) as (select 1 union all select i + 1 from n where i < 5000) insert into item"
                        + " select i, 'item ' || i from n\");");
        revision(
                "22bb",
                "\"11aa\"",
                "op.batchAlterTable(\"item\", batch -> batch.alterColumn(\"name\","
                        + " c -> c.existingType(varchar(10)).type(varchar(20))));");
        cli.output("upgrade", "11aa", "--url", URL);
    }

    private void revision(String id, String down, String upgrade) {
        cli.write(
                "src/main/java/db/revisions/Rev_" + id + ".java",
                """
                package db.revisions;
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;
                /** %s. */
                @Revision(id = "%s", downRevision = {%s}, created = "2026-01-01T00:00:00Z")
                public final class Rev_%s extends Migration {
                    @Override
                    public void upgrade(Operations op) throws Exception {
                        %s
                    }
                    @Override
                    public void downgrade(Operations op) {}
                }
                """
                        .formatted(id, id, down, id, upgrade));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String stored(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sql from sqlite_schema where name = '" + name + "'")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Test
    void aFullDiskIsOneMessageAndTheNextRunWorks() throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("app.db"));
        String full = URL + "?max_page_count=" + before.length / 4096;
        Cli.Outcome outcome = cli.run("upgrade", "head", "--url", full, "--database-in-place=false", "-q");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("limbeck: Revision 22bb was not applied; the database is as it was before.")
                .contains("the disk is full. Free some space and run the command again")
                .doesNotContain("Exception", "\tat ");
        assertThat(cli.output("current", "--url", URL)).contains("11aa").doesNotContain("22bb");
        cli.output("upgrade", "head", "--url", URL, "--database-in-place=false");
        assertThat(cli.output("current", "--url", URL)).contains("22bb");
    }

    @Test
    void inPlaceIsTheDefaultAndCanBeForbiddenInThreeWays() throws IOException {
        assertThat(printedWay(cli)).contains("in place: ").doesNotContain("rebuild: ");
        assertThat(printedWay(cli, "--database-in-place=false"))
                .contains("rebuild: ")
                .doesNotContain("in place: ");
        assertThat(printedWay(cli.withVariable("LIMBECK_DATABASE_IN_PLACE", "false")))
                .contains("rebuild: ");
        String settings = Files.readString(folder.resolve("limbeck.toml"));
        assertThat(settings).contains("[database]");
        cli.write("limbeck.toml", settings.replace("[database]", "[database]\nin_place = false"));
        assertThat(printedWay(cli)).contains("rebuild: ");
        assertThat(printedWay(cli, "--database-in-place")).contains("in place: ");
    }

    /**
     * Upgrades a copy of the database from the first revision, and returns the output, which shows how the second
     * revision is run.
     */
    private String printedWay(Cli cli, String... more) throws IOException {
        Path copy = folder.resolve("copy.db");
        Files.deleteIfExists(copy);
        Files.copy(folder.resolve("app.db"), copy);
        String[] arguments = Stream.concat(
                        Stream.of("-v", "upgrade", "head", "--url", "jdbc:sqlite:copy.db"), Stream.of(more))
                .toArray(String[]::new);
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.err();
    }

    @Test
    void aLeftoverOfAnotherToolIsAWarning() throws SQLException {
        run("CREATE TABLE _alembic_tmp_item (id INTEGER)");
        Cli.Outcome outcome = cli.run("upgrade", "head", "--url", URL);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .containsOnlyOnce("warning: The table _alembic_tmp_item looks like a leftover of Alembic");
        assertThat(stored("_alembic_tmp_item")).isNotEmpty();
    }

    @Test
    void aLeftoverOfAnotherToolIsAWarningInJson() throws SQLException {
        run("CREATE TABLE new__item (id INTEGER)");
        Cli.Outcome outcome = cli.run("upgrade", "head", "--url", URL, "--format", "json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("\"warnings\":[\"The table new__item looks like a leftover of Django");
    }

    @Test
    @Tag("slow")
    void ofTwoProcessesOneUpgradesAndTheOtherHasNothingToDo() throws Exception {
        revision("22bb", "\"11aa\"", "op.addColumn(\"item\", column(\"once\", integer())); Thread.sleep(700);");
        List<CompletableFuture<Cli.Outcome>> both = Stream.of(1, 2)
                .map(which -> CompletableFuture.supplyAsync(this::upgrade))
                .toList();
        String printed = "";
        for (CompletableFuture<Cli.Outcome> one : both) {
            assertThat(one.get().code()).as(one.get().err()).isZero();
            printed += one.get().out() + one.get().err();
        }
        assertThat(printed).contains("22bb");
        assertThat(stored("item")).containsOnlyOnce("once");
        assertThat(cli.output("current", "--url", URL)).contains("22bb");
    }

    private Cli.Outcome upgrade() {
        try {
            return Processes.limbeck(folder, List.of(), "upgrade", "head", "--url", URL);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
