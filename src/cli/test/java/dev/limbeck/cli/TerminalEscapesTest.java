package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that names in a database and messages of revisions cannot control the terminal. */
final class TerminalEscapesTest {
    private static final Pattern COLOR = Pattern.compile("\u001b\\[(0|1|3[123])m|\r\u001b\\[K");
    private static final String NAMES =
            "esc\u001b[31mred\u001b]0;title\u0007|del\u007f|c1\u009b31m|cr\rover|rtl\u202egnp"
                    + "|iso\u2066late|two\nlines";

    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createProject(@TempDir Path folder) throws SQLException {
        cli = Cli.of(folder);
        cli.output("init", "src/main/java/db/revisions");
        cli.write(
                "limbeck.toml",
                "[database]\nurl = \"jdbc:sqlite:t.db\"\n[revisions]\nlocations = [\"src/main/java/db/revisions\"]\n");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
                Statement statement = connection.createStatement()) {
            for (String name : NAMES.split("\\|", -1)) {
                statement.execute("create table \"" + name + "\"(id integer primary key)");
            }
        }
    }

    private static void assertSafe(String text) {
        assertThat(text.chars().filter(c -> (Character.isISOControl(c) && c != '\n') || c == 0x202e || c == 0x2066))
                .as(text)
                .isEmpty();
    }

    private void assertSafe(String... arguments) {
        Cli.Outcome plain = cli.run(arguments);
        assertSafe(plain.out());
        assertSafe(plain.err());
        Cli.Outcome colored = cli.onTerminal().run(arguments);
        assertSafe(COLOR.matcher(colored.out()).replaceAll(""));
        assertSafe(COLOR.matcher(colored.err()).replaceAll(""));
        assertThat(colored.out()).doesNotContain("[31mred\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "markdown"})
    void namesInTheDatabaseAreEscaped(String format) {
        assertSafe("tables", "--format", format);
        assertSafe("revision", "--from-database", "-m", "x", "--rev-id", "11aa", "--format", format);
        assertSafe("drift", "--format", format);
        assertSafe("upgrade", "head", "--plan", "--format", format);
        assertSafe("upgrade", "head", "--format", format);
        assertSafe("schema", "nothing\u001b[31m", "--format", format);
        assertThat(cli.output("tables")).contains("esc\\u001b[31mred\\u001b]0;title\\u0007\n", "two\\u000alines\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "markdown", "mermaid"})
    void messagesOfRevisionsAreEscaped(String format) {
        cli.output("revision", "--language", "sql", "-m", "red\u001b[31m \u0007bell \u202eover", "--rev-id", "11aa");
        for (String command :
                List.of("history", "show head", "history -v", "heads", "upgrade head", "downgrade base")) {
            assertSafe((command + " --format " + format).split(" ", -1));
        }
    }

    @Test
    void schemaAndScriptsAreExactOnAPipeAndEscapedOnATerminal() {
        assertThat(cli.output("schema")).contains("\"esc\u001b[31mred\u001b]0;title\u0007\"", "\u202e", "cr\rover");
        assertSafe(COLOR.matcher(cli.onTerminal().output("schema")).replaceAll(""));
        cli.output("revision", "--language", "sql", "-m", "red", "--rev-id", "11aa");
        String file = cli.files().stream()
                .filter(each -> each.endsWith(".sql"))
                .findFirst()
                .orElseThrow();
        cli.write(
                file,
                cli.read(file).replace("-- upgrade", "-- upgrade\ncreate table y (a text default '\u001b[31m');"));
        assertThat(cli.output("upgrade", "base:head", "--sql")).contains("'\u001b[31m'");
    }

    @Test
    void theHelpKeepsItsColors() {
        assertThat(cli.onTerminal().run().err()).contains("\u001b[1m").doesNotContain("\\u001b");
        assertThat(cli.onTerminal().output("help")).contains("\u001b[1m").doesNotContain("\\u001b");
    }
}
