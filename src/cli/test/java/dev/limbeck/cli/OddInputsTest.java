package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests mistakes that new users make: each must produce one helpful message and change nothing. */
@Tag("process")
final class OddInputsTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createProject(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
    }

    private String refused(int code, String... arguments) {
        List<String> before = cli.files();
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(code);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("limbeck: ").doesNotContain("\tat ", "Exception");
        assertThat(cli.files()).isEqualTo(before);
        return outcome.err();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upgrade | upgrade requires the argument TARGET.",
                "upgrade 11aa 22bb | Unexpected argument \"22bb\".",
                "alembic nope | There is no command \"limbeck alembic nope\".",
                "help alembic nope | Did you mean",
                "help upgrade more | upgrade has no command \"more\".",
                "migrate | There is no command \"limbeck migrate\". The command for this is: limbeck upgrade head",
                "status | The command for this is: limbeck history -i",
                "makemigrations -v | The command for this is: limbeck revision --autogenerate -m MESSAGE",
                "rollback | The command for this is: limbeck downgrade -1",
                "migrate status | The command for this is: limbeck history -i",
                "migrate dev --name first | The command for this is: limbeck revision --autogenerate -m MESSAGE",
                "migrate reset | The command for this is: limbeck downgrade base",
                "flyway clean | The command for this is: limbeck downgrade base",
                "flyway repair | The command for this is: limbeck doctor",
                "db push | The command for this is: limbeck upgrade head",
                "db pull | The command for this is: limbeck entities",
                "db upgrade | There is no command \"limbeck db\". The command for this is: limbeck upgrade head",
                "UPGRADE head | There is no command \"limbeck UPGRADE\". Did you mean: limbeck upgrade?",
                "ensure_versoin | Did you mean: limbeck ensure-version?",
                "help migrate status | The corresponding command is: limbeck history -i",
                "help histroy | Did you mean history?",
                "upgrade 11aa:22bb | A range such as 11aa:22bb needs --sql; without --sql, specify only the target.",
                "revision --rename a.b=a.c | --rename needs --autogenerate: without it nothing is compared.",
                "revision --backfill a.b=1 | --backfill needs --autogenerate",
                "revision --fail-on-hazard all | --fail-on-hazard needs --autogenerate",
                "revision --sql --autogenerate | --sql and --autogenerate cannot be combined",
                "upgrade head --sql --plan | --sql and --plan cannot be combined.",
            })
    void wrongUsageIsExplained(String line, String message) {
        if (!line.startsWith("help alembic")) {
            assertThat(refused(ExitCode.USAGE, line.split(" ", -1))).contains(message);
        } else {
            assertThat(refused(ExitCode.USAGE, line.split(" ", -1))).contains("There is no command \"alembic nope\"");
        }
    }

    @Test
    void sqlWithoutAutogenerateIsAcceptedAsInAlembic() {
        assertThat(cli.output("revision", "--sql", "-m", "third", "--rev-id", "33cc"))
                .contains("Rev_33cc_third.java");
    }

    @Test
    void anUnsupportedUrlIsExplained() {
        assertThat(refused(1, "current", "--url", " ")).contains("The database URL is empty; it must begin with");
        assertThat(refused(1, "upgrade", "head", "--url", "jdbc:sqlite:x.db?cache=shared"))
                .contains("no parameter \"cache\"", "jdbc:sqlite:file:shop.db?mode=ro");
        assertThat(cli.run("upgrade", "head", "--url", "jdbc:sqlite::memory:").err())
                .contains("warning: The database is in memory, so it is lost when this command ends.");
        cli.output("upgrade", "head", "--url", "jdbc:sqlite:x.db?foreign_keys=on&busy_timeout=10");
        assertThat(cli.files()).contains("x.db");
    }

    @Test
    void aFolderMayHaveAnyName() throws IOException {
        Path odd = Files.createDirectories(cli.folder().resolve("a b %20#ü?"));
        Cli there = Cli.of(odd);
        there.output("init", "revisions");
        there.output("revision", "-m", "first", "--rev-id", "11aa");
        assertThat(there.output("upgrade", "head", "--url", "jdbc:sqlite:x y.db"))
                .startsWith("Created the database x y.db");
        assertThat(there.output("current", "--url", "jdbc:sqlite:x y.db")).startsWith("11aa");
        assertThat(there.output("current", "--url", "jdbc:sqlite:file:x y.db?mode=ro"))
                .startsWith("11aa");
        assertThat(there.files()).contains("x y.db");
        assertThat(cli.files()).noneMatch(file -> file.matches("a b %20#ü"));
    }

    @Test
    void aMissingLocationIsReportedIfNoRevisionIsFound() {
        for (String command : List.of("history", "upgrade head")) {
            String[] words = (command + " --revisions-locations nowhere").split(" ", -1);
            assertThat(cli.run(words).err()).contains("There are no revisions: the folder", "nowhere does not exist");
        }
        assertThat(refused(1, "history", "--revisions-locations", "limbeck.toml"))
                .contains("limbeck.toml is a file");
    }

    @Test
    void aFileInPlaceOfAFolderIsReportedWithoutJavaExceptions() {
        assertThat(refused(1, "init", "limbeck.toml/revisions")).contains("cannot be written: Not a directory.");
    }

    @Test
    void charactersThatTheLocaleCannotRepresentAreRejected() {
        assertThat(refused(ExitCode.USAGE, "revision", "-m", "gr\uFFFDer")).contains("Set LC_ALL=C.UTF-8");
    }

    @Test
    void lostResultsMakeTheCommandFail() throws Exception {
        assumeTrue(new File("/dev/full").exists(), "SKIPPED: this system has no /dev/full");
        Cli.Outcome outcome = shell("\"$@\" > /dev/full", "history");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("The results could not be written to standard output: No space left on device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"history | head -n 1", "help revision | head -n 1", "upgrade base:head --sql | head -n 1"})
    @Tag("slow")
    void aReaderThatClosesThePipeIsNoFailure(String line) throws Exception {
        String[] parts = line.split(" \\| ", -1);
        Cli.Outcome outcome = shell("set -o pipefail; \"$@\" | " + parts[1], parts[0].split(" ", -1));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).hasLineCount(1);
        assertThat(outcome.err()).doesNotContain("limbeck:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"$@\" -c <(cat limbeck.toml)",
                "cat limbeck.toml | \"$@\" -c /dev/stdin",
                "\"$@\" -c /dev/stdin < limbeck.toml",
                "mkfifo pipe; cat limbeck.toml > pipe & \"$@\" -c pipe",
                "LIMBECK_CONFIG=/dev/fd/3 \"$@\" 3< limbeck.toml"
            })
    void settingsCanComeFromAPipe(String line) throws Exception {
        Cli.Outcome outcome = shell(line, "heads");
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        assertThat(outcome.out()).startsWith("22bb");
    }

    /** Runs a line of bash, in which the program runs in a separate process. */
    private Cli.Outcome shell(String line, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(
                List.of("bash", "-c", line, "bash", Processes.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", Processes.classpath(), Main.class.getName()));
        command.addAll(List.of(arguments));
        return Processes.run(cli.folder(), Map.of(), command);
    }

    @Test
    void aThirdRevisionThatFailsLeavesTheSecondAndRunsOnceItIsFixed() {
        cli.output("revision", "-m", "third", "--rev-id", "33cc");
        String file = "src/main/java/db/revisions/Rev_33cc_third.java";
        String written = cli.read(file);
        cli.write(
                file,
                written.replaceFirst(
                        "(upgrade\\(Operations op\\)[^{]*\\{)",
                        "$1\n        op.createTable(\"a\", column(\"b\", integer()));\n        op.dropTable(\"nothing\");"));
        Cli.Outcome failed = cli.run("upgrade", "head");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("Revision 33cc was not applied; the database is as it was before");
        assertThat(cli.output("current")).startsWith("22bb");
        assertThat(cli.output("tables")).isEqualTo("alembic_version\n");
        cli.write(file, cli.read(file).replace("op.dropTable(\"nothing\");", ""));
        cli.output("upgrade", "head");
        assertThat(cli.output("tables")).isEqualTo("a\nalembic_version\n");
    }

    @Test
    void windowsLineEndingsMakeNoDifference() {
        cli.output("revision", "-m", "third", "--rev-id", "33cc", "--language", "sql");
        for (String file : cli.files()) {
            if (!file.endsWith(".db")) {
                cli.write(file, cli.read(file).replace("\n", "\r\n"));
            }
        }
        cli.output("upgrade", "head");
        assertThat(cli.output("history", "-i")).startsWith("22bb -> 33cc (head) (current), third\n");
        cli.output("downgrade", "base");
        assertThat(cli.output("upgrade", "base:head", "--sql")).doesNotContain("\r");
    }

    @Test
    void aRevisionWithoutAMessageIsNamedByItsIdOnly() {
        cli.output("revision", "--rev-id", "33cc", "--language", "sql");
        String file = "src/main/java/db/revisions/Rev_33cc.sql";
        cli.write(file, cli.read(file).replace("-- upgrade\n", "-- upgrade\ncreate table a (b;\n"));
        assertThat(cli.run("verify", "--no-model").out())
                .contains("revision 33cc: Line 6: this statement is incomplete");
    }

    @Test
    void aVirtualMachineErrorIsOneMessage() {
        StringWriter err = new StringWriter();
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                throw new StackOverflowError();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ProcessContext surroundings = new ProcessContext(
                cli.folder(),
                Map.of(),
                new BufferedReader(new StringReader("")),
                new PrintWriter(full),
                new PrintWriter(err),
                false,
                false,
                false);
        assertThat(Main.run(surroundings, "history")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("limbeck: unexpected java.lang.StackOverflowError")
                .contains("This is a bug in Limbeck")
                .doesNotContain("\tat ");
    }
}
