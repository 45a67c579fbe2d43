package dev.limbeck.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code: 0, 1, 2, 3 or 4, as docs/reference.md says. */
    public static void main(String[] arguments) {
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        Surroundings surroundings = Surroundings.ofProcess(out);
        System.exit(out.codeAfter(run(surroundings, arguments), surroundings.err()));
    }

    /** Runs the command and {@return its exit code} */
    static int run(Surroundings surroundings, String... arguments) {
        Optional<String> unread =
                Stream.of(arguments).filter(text -> text.indexOf('\uFFFD') >= 0).findFirst();
        if (unread.isPresent()) {
            surroundings
                    .err()
                    .println("limbeck: The argument \"" + unread.get() + "\" has letters that the locale of"
                            + " this shell cannot spell. Set LC_ALL=C.UTF-8 and run the command again.");
            surroundings.err().flush();
            return ExitCode.USAGE;
        }
        if (Version.isAllThatIsAsked(arguments)) {
            Version.print(surroundings.out());
            return ExitCode.OK;
        }
        return run(surroundings, Commands::named, arguments);
    }

    /** What makes the command of its options, for these arguments. */
    private interface Described {
        CommandLine line(LimbeckCommand options, Session session, String... arguments);
    }

    private static int run(Surroundings surroundings, Described commands, String... arguments) {
        LimbeckCommand options = new LimbeckCommand();
        try (Session session = new Session(surroundings, options)) {
            Failures failures = new Failures(surroundings, options, session);
            CommandLine line = commands.line(options, session, arguments);
            int code = line.setOut(surroundings.out())
                    .setErr(surroundings.err())
                    .setColorScheme(colours(surroundings))
                    .setParameterExceptionHandler((failure, given) -> session.begun() || Commands.areAll(line)
                            ? failures.handleParseException(failure, given)
                            : run(surroundings, (o, s, a) -> Commands.all(o, s), given))
                    .setExecutionExceptionHandler(failures)
                    .setExecutionStrategy(parsed -> guarded(failures, () -> execute(parsed, options, session)))
                    .execute(arguments);
            surroundings.out().flush();
            surroundings.err().flush();
            return code;
        }
    }

    /** What the parser lets pass, such as running out of stack, is told like any other fault. */
    private static int guarded(Failures failures, IntSupplier run) {
        try {
            return run.getAsInt();
        } catch (Error e) {
            return failures.failed(e);
        }
    }

    private static CommandLine.Help.ColorScheme colours(Surroundings surroundings) {
        return CommandLine.Help.defaultColorScheme(surroundings.outStyle() == Style.COLOURED ? Ansi.ON : Ansi.OFF);
    }

    private static int execute(ParseResult parsed, LimbeckCommand options, Session session) {
        Logging.level(options.verbosity());
        session.flags(SettingOptions.given(parsed));
        session.arguments(LimbeckCommand.arguments(parsed));
        if (parsed.subcommand() != null) {
            String command = parsed.subcommand().commandSpec().name();
            if (options.format() == Format.mermaid && !command.equals("history")) {
                throw new ParameterException(
                        parsed.subcommand().commandSpec().commandLine(),
                        "Only history has --format mermaid; " + command + " has text and json.");
            }
            session.begin(command);
        }
        return new RunLast().execute(parsed);
    }
}
