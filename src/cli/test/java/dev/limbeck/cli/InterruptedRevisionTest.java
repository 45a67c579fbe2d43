package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the output of the commands if a revision has been applied to a database only in part. The journal is written by
 * hand.
 */
final class InterruptedRevisionTest {
    private static final String PLACE = "The database is in the middle of the upgrade to 22bb, step 1 of 3.";

    @TempDir
    private Path folder = Path.of(".");

    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void create() {
        cli = Cli.of(folder)
                .withVariable("LIMBECK_DATABASE_URL", "jdbc:sqlite:app.db")
                .createProject();
        cli.output("upgrade", "11aa");
    }

    private void interrupt() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table limbeck_journal (step integer, part integer, state varchar(12), done integer,"
                            + " digest varchar(64), content varchar(4000))");
            statement.execute("insert into limbeck_journal values (0, 0, 'START', 0, '-', '{\"revision\":\"22bb\","
                    + "\"direction\":\"UPGRADE\",\"total\":\"3\",\"schema\":\"{\\\"@\\\":\\\"Schema\\\"}\"}')");
        }
    }

    @Test
    void currentPrintsTheStepAndFails() throws SQLException {
        interrupt();
        Cli.Outcome text = cli.run("current");
        assertThat(text.code()).isEqualTo(4);
        assertThat(text.out()).startsWith("11aa").contains(PLACE);
        assertThat(text.err()).contains("Next: limbeck resume");
        Cli.Outcome json = cli.run("current", "--format", "json");
        assertThat(json.code()).isEqualTo(4);
        assertThat(json.out())
                .contains("\"inProgress\":{\"revision\":\"22bb\",\"direction\":\"upgrade\",\"step\":1,\"finished\":0,"
                        + "\"total\":3}");
        assertThat(cli.run("current", "--check-heads").code()).isEqualTo(4);
    }

    @Test
    void commandsThatDecideOnThePositionRefuse() throws SQLException {
        interrupt();
        for (List<String> command : List.of(
                List.of("stamp", "head"),
                List.of("stamp", "head", "--sql"),
                List.of("check"),
                List.of("drift"),
                List.of("revision", "--autogenerate", "-m", "x"),
                List.of("upgrade", "head", "--plan"),
                List.of("upgrade", "head", "--sql"))) {
            Cli.Outcome outcome = cli.run(command.toArray(String[]::new));
            assertThat(outcome.code()).as("%s: %s", command, outcome).isEqualTo(4);
            assertThat(outcome.err())
                    .as("%s", command)
                    .contains(PLACE + " Continue with `limbeck resume`, or revert the finished steps with `limbeck"
                            + " downgrade 11aa`.");
        }
        assertThat(cli.run("stamp", "head", "--format", "json").err()).contains("\"kind\":\"revision-incomplete\"");
    }

    @Test
    void doctorNamesTheProblem() throws SQLException {
        Cli.Outcome healthy = cli.run("doctor");
        assertThat(healthy.code()).as("%s", healthy).isZero();
        assertThat(healthy.out())
                .contains(
                        "ok       No revision is incomplete.",
                        "note     The database is at 11aa, and 1 revision is pending.",
                        "ok       No other migrator holds the lock.");
        interrupt();
        Cli.Outcome ill = cli.run("doctor");
        assertThat(ill.code()).isEqualTo(4);
        assertThat(ill.out()).contains("problem  " + PLACE);
        assertThat(cli.run("doctor", "--format", "json").out())
                .contains("\"ok\":false", "{\"subject\":\"journal\",\"status\":\"problem\"");
    }

    @Test
    void theLockOfAnotherProgramIsFoundButNotEnded() throws SQLException {
        assertThat(cli.output("unlock")).isEqualTo("No one holds the lock.\n");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThat(cli.output("doctor")).contains("note     The lock is held by another program");
            Cli.Outcome outcome = cli.run("unlock");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err()).contains("SQLite releases the lock when the program that holds it ends");
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void resumeNeedsAnIncompleteRevision() {
        assertThat(cli.output("resume")).isEqualTo("Nothing to do: the database is at 11aa.\n");
        assertThat(cli.run("resume", "--done", "--again").code()).isEqualTo(2);
    }
}
