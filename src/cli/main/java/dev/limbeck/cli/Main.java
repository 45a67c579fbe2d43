package dev.limbeck.cli;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.option.EmptyValues;
import dev.limbeck.cli.option.SettingOptions;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.StandardOutput;
import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.cli.terminal.VersionProvider;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The entry point of the program. */
public final class Main {
    /** Types that no option uses; the option parser would otherwise load these classes in each run. */
    static final String UNUSED_TYPES = "java\\.(sql|time)\\..*";

    private Main() {}

    /** Runs the command and ends the process with its exit code: 0, 1, 2, 3, 4 or 130; see docs/reference.md. */
    public static void main(String[] arguments) {
        // Otherwise, the option parser looks for a Groovy class, which makes Java read the directory of each jar.
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", UNUSED_TYPES);
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        // Standard output is only for results. Everything that entities, revisions and extensions print goes to
        // standard error.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        ProcessContext process = ProcessContext.ofProcess(out);
        System.exit(out.exitCode(run(process, Host.PROCESS, arguments), process.err()));
    }

    /**
     * Runs the command inside another program, without changing the logging of that program, and {@return its exit
     * code}
     */
    public static int run(ProcessContext process, String... arguments) {
        return run(process, Host.OTHER_PROGRAM, arguments);
    }

    /** The process-wide settings that a command may change. */
    private enum Host {
        PROCESS,
        OTHER_PROGRAM;

        void prepare(LimbeckCommand options) {
            if (this == PROCESS) {
                Logging.configure(options.verbosity());
            }
        }

        void start(String command, ProcessContext process, CommandContext session) {
            if (this == PROCESS) {
                SignalHook.install(command, process, session);
            }
        }
    }

    private static int run(ProcessContext process, Host host, String... arguments) {
        for (String argument : arguments) {
            if (argument.indexOf('\uFFFD') >= 0) {
                process.err()
                        .println(
                                "limbeck: The argument \"" + argument + "\" contains characters that the"
                                        + " locale of this shell cannot represent. Set LC_ALL=C.UTF-8 and run the command again.");
                process.err().flush();
                return ExitCode.USAGE;
            }
        }
        if (VersionProvider.isOnlyRequest(arguments)) {
            VersionProvider.print(process.out());
            return ExitCode.OK;
        }
        return run(process, host, Commands::createNamed, arguments);
    }

    /** Creates the command line for these arguments. */
    private interface CommandLineFactory {
        CommandLine create(LimbeckCommand options, CommandContext session, String... arguments);
    }

    private static int run(ProcessContext process, Host host, CommandLineFactory commands, String... arguments) {
        LimbeckCommand options = new LimbeckCommand();
        try (CommandContext session = new CommandContext(process, options)) {
            FailureHandler failures = new FailureHandler(process, options, session);
            CommandLine line = commands.create(options, session, arguments);
            // If lambda expressions implemented picocli's interfaces, Java would not archive the interfaces.
            int code = line.setOut(process.unescaped())
                    .setErr(process.unescapedErr())
                    .setColorScheme(colors(process))
                    .setParameterExceptionHandler(new IParameterExceptionHandler() {
                        @Override
                        public int handleParseException(ParameterException failure, String[] given) {
                            return session.hasBegun() || Commands.hasAll(line)
                                    ? failures.handleParseException(failure, given)
                                    : run(process, host, (o, s, a) -> Commands.createAll(o, s), given);
                        }
                    })
                    .setExecutionExceptionHandler(failures)
                    .setExecutionStrategy(new IExecutionStrategy() {
                        @Override
                        public int execute(ParseResult parsed) {
                            return guarded(failures, () -> {
                                host.prepare(options);
                                if (parsed.subcommand() != null) {
                                    host.start(parsed.subcommand().commandSpec().name(), process, session);
                                }
                                return Main.execute(parsed, options, session);
                            });
                        }
                    })
                    .execute(arguments);
            process.out().flush();
            process.unescaped().flush();
            process.err().flush();
            session.interrupts().printed(code);
            return code;
        }
    }

    /** Reports errors that picocli does not catch, such as a stack overflow, like any other failure. */
    private static int guarded(FailureHandler failures, IntSupplier run) {
        try {
            return run.getAsInt();
        } catch (Error e) {
            return failures.report(e);
        }
    }

    private static CommandLine.Help.ColorScheme colors(ProcessContext process) {
        return CommandLine.Help.defaultColorScheme(process.outStyle() == TextStyle.COLORED ? Ansi.ON : Ansi.OFF);
    }

    private static int execute(ParseResult parsed, LimbeckCommand options, CommandContext session) {
        EmptyValues.reject(parsed);
        session.setFlags(SettingOptions.parse(parsed));
        session.setArguments(LimbeckCommand.arguments(parsed));
        if (parsed.subcommand() != null) {
            String command = parsed.subcommand().commandSpec().name();
            OutputFormat format = options.format();
            boolean picture = format == OutputFormat.mermaid || format == OutputFormat.html;
            if (picture && !command.equals("history")) {
                throw new ParameterException(
                        parsed.subcommand().commandSpec().commandLine(),
                        "Only history supports --format " + format + "; " + command
                                + " supports text, json and markdown.");
            }
            session.showProgress(command);
        }
        return new RunLast().execute(parsed);
    }
}
