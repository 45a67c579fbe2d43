package dev.limbeck.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
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
        LimbeckCommand options = new LimbeckCommand();
        try (Session session = new Session(surroundings, options)) {
            Failures failures = new Failures(surroundings, options, session);
            Ansi colours = surroundings.outStyle() == Style.COLOURED ? Ansi.ON : Ansi.OFF;
            int code = commandLine(options, session)
                    .setOut(surroundings.out())
                    .setErr(surroundings.err())
                    .setColorScheme(CommandLine.Help.defaultColorScheme(colours))
                    .setParameterExceptionHandler(failures)
                    .setExecutionExceptionHandler(failures)
                    .setExecutionStrategy(parsed -> execute(parsed, options, session))
                    .execute(arguments);
            surroundings.out().flush();
            surroundings.err().flush();
            return code;
        }
    }

    private static int execute(ParseResult parsed, LimbeckCommand options, Session session) {
        Logging.level(options.verbosity());
        session.flags(SettingOptions.given(parsed));
        session.arguments(LimbeckCommand.arguments(parsed));
        if (parsed.subcommand() != null) {
            String command = parsed.subcommand().commandSpec().name();
            if (options.format == Format.mermaid && !command.equals("history")) {
                throw new ParameterException(
                        parsed.subcommand().commandSpec().commandLine(),
                        "Only history has --format mermaid; " + command + " has text and json.");
            }
            session.begin(command);
        }
        return new RunLast().execute(parsed);
    }

    /** {@return the command with all its subcommands} */
    static CommandLine commandLine(LimbeckCommand options, Session session) {
        CommandLine line = new CommandLine(options);
        line.addSubcommand(new InitCommand(session))
                .addSubcommand(new ListTemplatesCommand(session))
                .addSubcommand(new RevisionCommand(session))
                .addSubcommand(revisionArgument(new UpgradeCommand(session)))
                .addSubcommand(revisionArgument(new DowngradeCommand(session)))
                .addSubcommand(new CurrentCommand(session))
                .addSubcommand(new HistoryCommand(session))
                .addSubcommand(new HeadsCommand(session))
                .addSubcommand(new BranchesCommand(session))
                .addSubcommand(revisionArgument(new ShowCommand(session)))
                .addSubcommand(new MergeCommand(session))
                .addSubcommand(new SquashCommand(session))
                .addSubcommand(new StampCommand(session))
                .addSubcommand(AlembicCommand.line(session))
                .addSubcommand(new EnsureVersionCommand(session))
                .addSubcommand(revisionArgument(new EditCommand(session)))
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new DriftCommand(session))
                .addSubcommand(revisionArgument(new VerifyCommand(session)))
                .addSubcommand(new TablesCommand(session))
                .addSubcommand(new SchemaCommand(session))
                .addSubcommand(new EntitiesCommand(session))
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new HelpCommand())
                .addSubcommand(new RevisionNamesCommand(session))
                .addSubcommand(new ShareCommand());
        SettingOptions.add(line.getCommandSpec());
        HelpPages.styleAll(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static CommandLine revisionArgument(Object command) {
        CommandLine line = new CommandLine(command);
        CommandSpec spec = line.getCommandSpec();
        RevisionArgument.accept(spec);
        return line;
    }
}
