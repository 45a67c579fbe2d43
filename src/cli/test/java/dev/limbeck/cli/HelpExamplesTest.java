package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Tests the examples in the help texts: all must be valid, and the examples that need no entities are run. */
final class HelpExamplesTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+(?:\"[^\"]*\")?)");

    /** Matches the parts of a line that concern only the shell, such as a comment or a pipe. */
    private static final Pattern END = Pattern.compile("\\s(#|\\||>|&).*|\\).*");

    /** The examples that need entities, files of other tools or an editor. */
    private static final Set<String> NOT_RUN = Set.of("check", "docs", "edit", "entities", "alembic");

    @TempDir
    private static Path folder = Path.of(".");

    private static Path template = Path.of(".");

    /** Creates a project with three revisions, ae10…, 27c6… and 3b3b…, and a section for production in the settings. */
    @BeforeAll
    static void createProject() throws IOException {
        template = Files.createDirectories(folder.resolve("template"));
        Cli cli = Cli.of(template);
        cli.output("init", "--template", "plain", "revisions");
        cli.output("revision", "-m", "first", "--rev-id", "ae1027a6acf1", "--language", "sql");
        String first = "revisions/Rev_ae1027a6acf1_first.sql";
        cli.write(
                first,
                cli.read(first)
                        .replace("-- upgrade\n", "-- upgrade\ncreate table user (id integer primary key);\n")
                        .replace("-- downgrade\n", "-- downgrade\ndrop table user;\n"));
        cli.output("revision", "-m", "second", "--rev-id", "27c60a1b2c3d");
        cli.output("revision", "-m", "third", "--rev-id", "3b3b0a1b2c3d");
        String rest = cli.read("limbeck.toml");
        cli.write("limbeck.toml", rest + "\n[env.prod.database]\nurl = \"jdbc:sqlite:prod.db\"\n");
    }

    private record Example(CommandSpec command, String line) {

        /** Returns the arguments of the program. */
        List<String> words() {
            String text = END.matcher(line.substring(line.indexOf("limbeck ") + "limbeck ".length()) + " ")
                    .replaceFirst("");
            List<String> words = new ArrayList<>();
            Matcher matcher = WORD.matcher(text);
            while (matcher.find()) {
                words.add(
                        matcher.group(1) != null
                                ? matcher.group(1)
                                : matcher.group(2).replace("\"", ""));
            }
            return words;
        }

        String path() {
            return command.qualifiedName(" ").replaceFirst("^limbeck ?", "");
        }
    }

    private static CommandLine line() {
        LimbeckCommand options = new LimbeckCommand();
        return Commands.createAll(options, new CommandContext(ProcessContext.ofProcess(), options));
    }

    private static void collect(CommandLine line, List<Example> examples) {
        CommandSpec command = line.getCommandSpec();
        for (String text : command.usageMessage().footer()) {
            String example = String.format(Locale.ROOT, text);
            if (example.startsWith("  ") && example.contains("limbeck ")) {
                examples.add(new Example(command, example.strip()));
            }
        }
        line.getSubcommands().values().stream()
                .distinct()
                .filter(below -> !below.getCommandSpec().usageMessage().hidden())
                .forEach(below -> collect(below, examples));
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        collect(line(), examples);
        return examples;
    }

    @Test
    void everyCommandHasAnExample() {
        List<String> with = examples().stream().map(Example::path).toList();
        line().getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .forEach(command -> assertThat(with).contains(command.name()));
    }

    @TestFactory
    Stream<DynamicTest> eachExampleIsValid() {
        return examples().stream()
                .map(each -> DynamicTest.dynamicTest(each.line(), () -> {
                    CommandLine.ParseResult parsed =
                            line().parseArgs(each.words().toArray(String[]::new));
                    assertThat(parsed.hasSubcommand()).isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> eachExampleThatNeedsNoEntitiesRuns() {
        return examples().stream()
                .filter(each -> !NOT_RUN.contains(each.path().split(" ", -1)[0])
                        && !each.path().isEmpty())
                .filter(each ->
                        !each.line().contains("--autogenerate") && !each.line().contains("--from-database"))
                .filter(each -> !each.path().equals("verify") || each.line().contains("--no-model"))
                .map(each -> DynamicTest.dynamicTest(each.line(), () -> run(each)));
    }

    private static void run(Example example) throws IOException {
        Path here = Files.createTempDirectory(folder, "run");
        try (Stream<Path> files = Files.walk(template)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = here.resolve(template.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Cli cli = Cli.of(here);
        prepare(cli, example);
        Cli.Outcome outcome = cli.run(example.words().toArray(String[]::new));
        boolean asks = example.line().contains("||");
        assertThat(outcome.code())
                .as(outcome.toString())
                .isIn(asks ? List.of(0, 1, ExitCode.DIFFERENT, ExitCode.NOT_AT_HEAD) : List.of(0));
    }

    /** Creates the files and databases that an example needs. */
    private static void prepare(Cli cli, Example example) {
        String line = example.line();
        if (line.startsWith("limbeck init")) {
            cli.files().stream().filter(file -> file.startsWith("revisions/")).forEach(cli::delete);
            return;
        }
        if (example.path().equals("merge")) {
            cli.delete("revisions/Rev_3b3b0a1b2c3d_third.java");
        }
        if (line.matches(".*\\bshop(@.*|$| .*)")
                || line.contains("5f5f")
                || example.path().equals("merge")) {
            cli.output("revision", "-m", "x", "--rev-id", "5f5f0a1b2c3d", "--head", "base", "--branch-label", "shop");
        }
        if (line.contains("stock@head")) {
            cli.output("revision", "-m", "z", "--rev-id", "7f7f0a1b2c3d", "--head", "base", "--branch-label", "stock");
        }
        if (line.contains("limbeck downgrade") || line.contains("current") || line.contains("-1")) {
            cli.output("upgrade", "heads");
        }
        if (line.contains("-n prod")) {
            cli.output("-n", "prod", "upgrade", "heads");
        }
        if (example.path().equals("schema")) {
            cli.output("upgrade", "heads");
        }
        cli.output("ensure-version");
    }
}
