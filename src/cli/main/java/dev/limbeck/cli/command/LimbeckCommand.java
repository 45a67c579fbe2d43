package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.OutputOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code limbeck} command, with the options that can be given before or after the name of a subcommand. */
@Command(
        addMethodSubcommands = false,
        name = "limbeck",
        description = "Schema migrations generated from JPA entities, reviewed, proved and applied.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footerHeading = "%nTypical use:%n",
        footer = {
            "  limbeck revision --autogenerate -m \"what changed\"   # then review the new file",
            "  limbeck upgrade head",
            "  limbeck check",
            "",
            "limbeck help COMMAND describes a command; limbeck help settings lists all settings.",
            "Exit codes: 0 success, 1 failure, 2 wrong usage, 3 the model and the database differ,",
            "4 the database is not at the head, or is in the middle of a revision,",
            "130 the command was interrupted."
        })
public final class LimbeckCommand implements Callable<Integer>, OutputOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Read this settings file instead of limbeck.toml in the working directory.")
    private @Nullable Path config;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "ENV",
            scope = ScopeType.INHERIT,
            description = "Let the [env.ENV] section of the settings file override the rest of the file.")
    private @Nullable String environment;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description =
                    "The format of results: text, json for programs, or markdown for a pull request; history also has"
                            + " mermaid and html.")
    private OutputFormat format = OutputFormat.text;

    @Option(
            names = "-x",
            paramLabel = "NAME=VALUE",
            scope = ScopeType.INHERIT,
            description = "A value that revisions can read with op.argument(\"NAME\"). Repeatable.")
    List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print only results and errors.")
    private boolean quiet;

    private int verbosity;

    /** Called for each part of the command line that contains the option: before and after the name of the command. */
    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print more; -vv prints everything.")
    void verbose(boolean @Nullable [] given) {
        if (given != null && given.length > 0) {
            verbosity++;
        }
    }

    @Option(
            names = "--no-input",
            scope = ScopeType.INHERIT,
            description = "Ask no questions, even on a terminal; a missing decision is an error.")
    private boolean noInput;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean stacktrace;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public OutputFormat format() {
        return format;
    }

    @Override
    public boolean quiet() {
        return quiet;
    }

    @Override
    public int verbosity() {
        return verbosity;
    }

    @Override
    public @Nullable String environment() {
        return environment;
    }

    /** {@return the settings file that {@code -c} specifies, or null} */
    @Nullable
    Path config() {
        return config;
    }

    /** {@return whether questions are forbidden} */
    boolean noInput() {
        return noInput;
    }

    /** {@return whether the stack trace of an error is printed} */
    public boolean stacktrace() {
        return stacktrace;
    }

    /** {@return the values of {@code -x} before and after the name of the command, which picocli keeps separately} */
    public static Map<String, String> arguments(ParseResult parsed) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (@Nullable ParseResult part = parsed; part != null; part = part.subcommand()) {
            OptionSpec option = part.matchedOption("-x");
            List<String> texts = option == null ? List.of() : option.stringValues();
            for (String text : texts) {
                int equals = text.indexOf('=');
                arguments.put(
                        equals < 0 ? text : text.substring(0, equals), equals < 0 ? "" : text.substring(equals + 1));
            }
        }
        return arguments;
    }

    /** Prints the usage, since no command was given. */
    @Override
    public Integer call() {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        line.usage(line.getErr(), line.getColorScheme());
        return ExitCode.USAGE;
    }
}
