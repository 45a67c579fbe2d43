package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that passwords are hidden in all output, and that text that only looks like a password is not hidden. */
final class SecretsTest {
    private static final String REVISION = "src/main/java/db/revisions/Rev_22bb_second_revision.java";

    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createProject(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
    }

    private void failWith(String statement) {
        cli.write(
                REVISION,
                cli.read(REVISION).replaceFirst("(upgrade\\(Operations op\\)[^{]*\\{)", "$1\n        " + statement));
    }

    private String error(String... arguments) {
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.out()).isEmpty();
        return outcome.err();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--database-passwrd=hunter2 current",
                "--database-passwrd hunter2 current",
                "current --databasepassword=hunter2",
                "current --db-token hunter2",
                "--urll jdbc:postgresql://h/db?user=x&password=hunter2 current",
                "--urll=jdbc:postgresql://bob:hunter2@h/db current",
                "current jdbc:postgresql://bob:hunter2@h/db",
                "current --database-username bob hunter2",
                "current --database-username=bob hunter2",
                "upgrade head hunter2 --database-password x",
                "current --format jdbc:x://bob:hunter2@h/db",
                "current --url jdbc:postgresql://bob:hun@ter2@h/db"
            })
    void aWrongCommandLineDoesNotPrintPasswords(String line) {
        assertThat(error(line.split(" ", -1))).doesNotContain("hunter2").doesNotContain("ter2");
    }

    @Test
    void aWrongCommandLineNamesOptionsAndArguments() {
        assertThat(error("current", "--passwrd=hunter2")).contains("Unknown option: '--passwrd'");
        assertThat(error("upgrade", "11aa", "22bb")).contains("Unexpected argument \"22bb\".");
        assertThat(error("current", "--database-username", "bob", "hunter2"))
                .contains("Unexpected argument at position 4; it is not shown");
    }

    @Test
    void anotherSettingWithTheValueOfThePasswordIsNotShown() {
        cli.write(
                "limbeck.toml",
                "[database]\nurl = \"jdbc:sqlite:t.db\"\nlock_timeout = \"${DBPW}\"\npassword = \"${DBPW}\"\n");
        assertThat(cli.withVariable("DBPW", "hunter2").run("current").err())
                .contains("database.lock_timeout", "\"***\"")
                .doesNotContain("hunter2");
        cli.write("limbeck.toml", "[database]\nurl = \"jdbc:x:?password=${DBPW}\"\nlock_timeout = \"${DBPW}\"\n");
        assertThat(cli.withVariable("DBPW", "hunter2").run("current").err())
                .contains("database.lock_timeout")
                .doesNotContain("hunter2");
        Map<String, String> both =
                Map.of("LIMBECK_DATABASE_PASSWORD", "hunter2", "LIMBECK_DATABASE_LOCK_TIMEOUT", "hunter2");
        assertThat(new Cli(cli.folder(), both, false, "").run("current").err())
                .contains("LIMBECK_DATABASE_LOCK_TIMEOUT")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "markdown"})
    void errorsAndStackTracesOfOthersDoNotContainPasswords(String format) {
        failWith("throw new IllegalStateException(\"no connection to jdbc:postgresql://h/db?user=x&password=hunter2\","
                + " new RuntimeException(\"login scott/correcthorse@h failed, or with correcthorse\"));");
        for (List<String> more : List.of(List.<String>of(), List.of("--stacktrace"))) {
            List<String> words = new java.util.ArrayList<>(
                    List.of("upgrade", "head", "--format", format, "--database-password", "correcthorse"));
            words.addAll(more);
            assertThat(error(words.toArray(String[]::new)))
                    .contains("password=***")
                    .doesNotContain("hunter2")
                    .doesNotContain("correcthorse");
        }
    }

    @Test
    void shortPasswordsAreHiddenWhereTheyAreCredentials() {
        failWith("throw new IllegalStateException(\"login failed for scott/hunter2@h, password 'hunter2'\");");
        assertThat(error("upgrade", "head", "--database-password", "hunter2", "--stacktrace"))
                .contains("scott/***@h, password '***'")
                .doesNotContain("hunter2");
    }

    @Test
    void namesOfTheSchemaOfFilesAndOfCommandsStayReadable() {
        failWith(
                "op.createTable(\"user\", column(\"inventory_id\", integer())); throw new IllegalStateException(\"user,"
                        + " 11aa, upgrade, src/main/java/db/revisions\");");
        for (String password : List.of("user", "11aa", "upgrade", "revisions", "downgrade", "db")) {
            assertThat(error("upgrade", "head", "--database-password", password))
                    .contains("user, 11aa, upgrade, src/main/java/db/revisions");
        }
        cli.write(REVISION, cli.read(REVISION).replaceFirst("throw new [^;]*;", ""));
        cli.output("upgrade", "head");
        cli.output("revision", "-m", "third", "--rev-id", "33cc");
        String third = "src/main/java/db/revisions/Rev_33cc_third.java";
        cli.write(
                third,
                cli.read(third)
                        .replaceFirst(
                                "(upgrade\\(Operations op\\)[^{]*\\{)",
                                "$1 op.execute(\"update user set inventory_id = nothing\");"));
        assertThat(error("upgrade", "head", "--database-password", "inventory_id"))
                .contains("inventory_id");
    }
}
