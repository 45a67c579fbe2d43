package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.command.Session;
import dev.limbeck.cli.command.SettingOptions;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.Surroundings;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The position and effect of options, and errors for misspelt ones. */
final class OptionsTest {
    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        cli = Cli.in(folder);
    }

    @Test
    void globalOptionsAreAcceptedBeforeAndAfterTheCommand() {
        cli.project();
        String json = cli.out("--format", "json", "heads");
        assertThat(json).startsWith("{\"revisions\":[");
        assertThat(cli.out("heads", "--format=json")).isEqualTo(json);
        assertThat(cli.out("heads", "--format=JSON")).isEqualTo(json);
    }

    @Test
    void theUrlIsAcceptedBeforeAndAfterTheCommandUnderBothNames() {
        cli.project().out("--url", "jdbc:sqlite:one.db", "upgrade", "head");
        cli.out("upgrade", "head", "--database-url", "jdbc:sqlite:two.db");
        assertThat(cli.files()).contains("one.db", "two.db");
    }

    @Test
    void everySettingIsAFlagBeforeAndAfterTheCommand() {
        for (SettingKey key : SettingKey.all()) {
            String flag = key.flag() + "=true";
            assertThat(SettingOptions.given(parse(flag, "heads"))).containsOnlyKeys(key);
            assertThat(SettingOptions.given(parse("heads", flag))).containsOnlyKeys(key);
        }
    }

    @Test
    void aBooleanFlagDoesNotConsumeTheNextArgument() {
        assertThat(SettingOptions.given(parse("--allow-stale", "upgrade", "head")))
                .containsEntry(SettingKey.MODEL_ALLOW_STALE, List.of("true"));
        assertThat(SettingOptions.given(parse("upgrade", "--allow-stale", "head")))
                .containsEntry(SettingKey.MODEL_ALLOW_STALE, List.of("true"));
        assertThat(SettingOptions.given(parse("upgrade", "head", "--model-allow-stale=false")))
                .containsEntry(SettingKey.MODEL_ALLOW_STALE, List.of("false"));
    }

    @Test
    void aListFlagMayBeRepeated() {
        assertThat(SettingOptions.given(parse("--autogenerate-exclude=a,b", "check", "--autogenerate-exclude=c")))
                .containsEntry(SettingKey.AUTOGENERATE_EXCLUDE, List.of("a,b", "c"));
    }

    private static ParseResult parse(String... arguments) {
        return commandLine().parseArgs(arguments);
    }

    private static CommandLine commandLine() {
        LimbeckCommand options = new LimbeckCommand();
        return Commands.all(options, new Session(Surroundings.ofProcess(), options));
    }

    @Test
    void theSettingsFileAndTheEnvironmentCanBeChosen() {
        cli.project()
                .write(
                        "other.toml",
                        """
                [revisions]
                locations = ["src/main/java/db/revisions"]
                [env.prod.database]
                url = "jdbc:sqlite:prod.db"
                """);
        cli.out("-c", "other.toml", "-n", "prod", "upgrade", "head");
        assertThat(cli.files()).contains("prod.db");
    }

    @Test
    void environmentVariablesAreRead() {
        cli.project().with("LIMBECK_DATABASE_URL", "jdbc:sqlite:var.db").out("upgrade", "head");
        assertThat(cli.files()).contains("var.db");
    }

    @Test
    void quietSuppressesRemarksAndProgress() {
        cli.project();
        assertThat(cli.run("-q", "upgrade", "head").err()).isEmpty();
        assertThat(cli.run("current", "-q").out()).isEqualTo("22bb (head) (current)\n");
    }

    @Test
    void verbosePrintsHowEachOperationIsCarriedOut() {
        cli.project();
        assertThat(cli.run("-v", "upgrade", "head").code()).isZero();
    }

    @Test
    void aMisspeltOptionIsWrongUsageWithASuggestion() {
        Cli.Outcome outcome = cli.run("downgrade", "--formta", "json");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("Unknown option: '--formta'", "--format");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aMisspeltCommandIsWrongUsageWithASuggestion() {
        Cli.Outcome outcome = cli.run("histroy");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("limbeck history");
    }

    @Test
    void aMissingTargetRefersToTheHelpOfTheCommand() {
        Cli.Outcome outcome = cli.run("upgrade");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("upgrade needs TARGET.", "Try: limbeck help upgrade");
    }

    @Test
    void noCommandPrintsTheHelpOnStandardError() {
        Cli.Outcome outcome = cli.run();
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).startsWith("Usage: limbeck");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void backfillAcceptsExpressionsWithAnEqualsSign() {
        ParseResult parsed = parse("revision", "--backfill", "user.kind=case when a='b' then 1 end");
        Object backfill = parsed.subcommand().matchedOptionValue("--backfill", Map.of());
        assertThat(backfill).isEqualTo(Map.of("user.kind", "case when a='b' then 1 end"));
    }

    @Test
    void coloursAreUsedOnlyOnTerminalsAndCanBeDisabled() {
        cli.project();
        assertThat(cli.out("heads")).isEqualTo("22bb (head)\n");
        assertThat(cli.onTerminal().out("heads")).contains("\u001b[32m(head)\u001b[0m");
        assertThat(cli.onTerminal().with("NO_COLOR", "1").out("heads")).isEqualTo("22bb (head)\n");
        assertThat(cli.onTerminal().with("TERM", "dumb").out("heads")).isEqualTo("22bb (head)\n");
        assertThat(cli.onTerminal().out("--help")).contains("\u001b[");
        assertThat(cli.onTerminal().with("NO_COLOR", "1").out("--help")).doesNotContain("\u001b[");
    }
}
