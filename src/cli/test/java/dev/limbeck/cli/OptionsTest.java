package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.option.SettingOptions;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Tests where options can be placed, what effect they have, and the errors for misspelled options. */
final class OptionsTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        cli = Cli.of(folder);
    }

    @Test
    void globalOptionsAreAcceptedBeforeAndAfterTheCommand() {
        cli.createProject();
        String json = cli.output("--format", "json", "heads");
        assertThat(json).startsWith("{\"format\":1,\"revisions\":[");
        assertThat(cli.output("heads", "--format=json")).isEqualTo(json);
        assertThat(cli.output("heads", "--format=JSON")).isEqualTo(json);
    }

    @Test
    void theUrlIsAcceptedBeforeAndAfterTheCommandUnderBothNames() {
        cli.createProject().output("--url", "jdbc:sqlite:one.db", "upgrade", "head");
        cli.output("upgrade", "head", "--database-url", "jdbc:sqlite:two.db");
        assertThat(cli.files()).contains("one.db", "two.db");
    }

    @Test
    void everySettingIsAFlagBeforeAndAfterTheCommand() {
        for (SettingKey key : SettingKey.all()) {
            String flag = key.flag() + "=true";
            assertThat(SettingOptions.parse(parse(flag, "heads"))).containsOnlyKeys(key);
            assertThat(SettingOptions.parse(parse("heads", flag))).containsOnlyKeys(key);
        }
    }

    @Test
    void aBooleanFlagDoesNotConsumeTheNextArgument() {
        assertThat(SettingOptions.parse(parse("--allow-stale", "upgrade", "head")))
                .containsEntry(SettingKey.MODEL_ALLOW_STALE, List.of("true"));
        assertThat(SettingOptions.parse(parse("upgrade", "--allow-stale", "head")))
                .containsEntry(SettingKey.MODEL_ALLOW_STALE, List.of("true"));
        assertThat(SettingOptions.parse(parse("upgrade", "head", "--model-allow-stale=false")))
                .containsEntry(SettingKey.MODEL_ALLOW_STALE, List.of("false"));
    }

    @Test
    void aListFlagMayBeRepeated() {
        assertThat(SettingOptions.parse(parse("--autogenerate-exclude=a,b", "check", "--autogenerate-exclude=c")))
                .containsEntry(SettingKey.AUTOGENERATE_EXCLUDE, List.of("a,b", "c"));
    }

    private static ParseResult parse(String... arguments) {
        return commandLine().parseArgs(arguments);
    }

    private static CommandLine commandLine() {
        LimbeckCommand options = new LimbeckCommand();
        return Commands.createAll(options, new CommandContext(ProcessContext.ofProcess(), options));
    }

    @Test
    void eachOptionHasATypeForWhichThereIsAConverter() {
        assertThat(CommandDescriptions.all(commandLine().getCommandSpec()))
                .hasSizeGreaterThan(30)
                .flatExtracting(CommandSpec::args)
                .flatExtracting(argument -> List.of(argument.auxiliaryTypes()))
                .extracting(Class::getName)
                .contains("java.nio.file.Path")
                .noneMatch(name -> name.matches(Main.UNUSED_TYPES));
    }

    @Test
    void theSettingsFileAndTheEnvironmentCanBeChosen() {
        cli.createProject()
                .write(
                        "other.toml",
                        """
                [revisions]
                locations = ["src/main/java/db/revisions"]
                [env.prod.database]
                url = "jdbc:sqlite:prod.db"
                """);
        cli.output("-c", "other.toml", "-n", "prod", "upgrade", "head");
        assertThat(cli.files()).contains("prod.db");
    }

    @Test
    void environmentVariablesAreRead() {
        cli.createProject()
                .withVariable("LIMBECK_DATABASE_URL", "jdbc:sqlite:var.db")
                .output("upgrade", "head");
        assertThat(cli.files()).contains("var.db");
    }

    @Test
    void quietSuppressesRemarksAndProgress() {
        cli.createProject();
        assertThat(cli.run("-q", "upgrade", "head").err()).isEmpty();
        assertThat(cli.run("current", "-q").out()).isEqualTo("22bb (head) (current)\n");
    }

    @Test
    void verbosePrintsHowEachOperationIsCarriedOut() {
        cli.createProject();
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
        assertThat(outcome.err()).contains("upgrade requires the argument TARGET.", "Try: limbeck help upgrade");
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
    void colorsAreUsedOnlyOnTerminalsAndCanBeDisabled() {
        cli.createProject();
        assertThat(cli.output("heads")).isEqualTo("22bb (head)\n");
        assertThat(cli.onTerminal().output("heads")).contains("\u001b[32m(head)\u001b[0m");
        assertThat(cli.onTerminal().withVariable("NO_COLOR", "1").output("heads"))
                .isEqualTo("22bb (head)\n");
        assertThat(cli.onTerminal().withVariable("TERM", "dumb").output("heads"))
                .isEqualTo("22bb (head)\n");
        assertThat(cli.onTerminal().output("--help")).contains("\u001b[");
        assertThat(cli.onTerminal().withVariable("NO_COLOR", "1").output("--help"))
                .doesNotContain("\u001b[");
    }
}
