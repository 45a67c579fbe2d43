package dev.limbeck.cli;

import dev.limbeck.cli.command.AlembicCommand;
import dev.limbeck.cli.command.BranchesCommand;
import dev.limbeck.cli.command.CheckCommand;
import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.CurrentCommand;
import dev.limbeck.cli.command.DoctorCommand;
import dev.limbeck.cli.command.DowngradeCommand;
import dev.limbeck.cli.command.DriftCommand;
import dev.limbeck.cli.command.EditCommand;
import dev.limbeck.cli.command.EnsureVersionCommand;
import dev.limbeck.cli.command.EntitiesCommand;
import dev.limbeck.cli.command.HeadsCommand;
import dev.limbeck.cli.command.HistoryCommand;
import dev.limbeck.cli.command.InitCommand;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.command.ListTemplatesCommand;
import dev.limbeck.cli.command.MergeCommand;
import dev.limbeck.cli.command.ResumeCommand;
import dev.limbeck.cli.command.RevisionCommand;
import dev.limbeck.cli.command.RevisionNamesCommand;
import dev.limbeck.cli.command.SchemaCommand;
import dev.limbeck.cli.command.ShowCommand;
import dev.limbeck.cli.command.SquashCommand;
import dev.limbeck.cli.command.StampCommand;
import dev.limbeck.cli.command.TablesCommand;
import dev.limbeck.cli.command.UnlockCommand;
import dev.limbeck.cli.command.UpgradeCommand;
import dev.limbeck.cli.command.VerifyCommand;
import dev.limbeck.cli.command.docs.DocsCommand;
import dev.limbeck.cli.command.model.ModelCommand;
import dev.limbeck.cli.help.CompletionCommand;
import dev.limbeck.cli.help.HelpCommand;
import dev.limbeck.cli.help.HelpLayout;
import dev.limbeck.cli.help.ShareCommand;
import dev.limbeck.cli.option.RevisionArgument;
import dev.limbeck.cli.option.SettingOptions;
import dev.limbeck.cli.terminal.VersionProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/**
 * Creates picocli's command line. Setting up one of the two dozen commands takes as long as reading a small history, so
 * a run sets up only the commands that occur in its arguments, unless it needs all of them.
 */
final class Commands {
    /** The names of the commands, in the order of the help text. */
    static final List<String> NAMES = List.of(
            "init",
            "list-templates",
            "revision",
            "upgrade",
            "downgrade",
            "resume",
            "current",
            "history",
            "heads",
            "branches",
            "show",
            "merge",
            "squash",
            "stamp",
            "alembic",
            "ensure-version",
            "edit",
            "check",
            "drift",
            "verify",
            "model",
            "doctor",
            "unlock",
            "tables",
            "schema",
            "entities",
            "docs",
            "completion",
            "help",
            RevisionNamesCommand.NAME,
            ShareCommand.NAME);

    /** The commands that read the descriptions of all other commands. */
    private static final Set<String> NEED_ALL = Set.of("completion", "help", ShareCommand.NAME);

    private Commands() {}

    /** {@return the command line with all commands} */
    static CommandLine createAll(LimbeckCommand options, CommandContext session) {
        return line(options, session, NAMES);
    }

    /**
     * {@return the command line with the commands whose names are among the arguments} An argument that only happens to
     * equal the name of a command does no harm. Alembic's spelling with an underscore is recognized as well. After an
     * error, the caller parses the arguments again with {@link #createAll}, so that picocli can suggest every command.
     */
    static CommandLine createNamed(LimbeckCommand options, CommandContext session, String... arguments) {
        List<String> words = Arrays.stream(arguments)
                .map(argument -> argument.startsWith("__") ? argument : argument.replace('_', '-'))
                .toList();
        List<String> names = NAMES.stream().filter(words::contains).toList();
        return names.isEmpty() || names.stream().anyMatch(NEED_ALL::contains)
                ? createAll(options, session)
                : line(options, session, names);
    }

    /** {@return whether the command line has all commands} */
    static boolean hasAll(CommandLine line) {
        return line.getCommandSpec().subcommands().values().stream().distinct().count() == NAMES.size();
    }

    private static CommandLine line(LimbeckCommand options, CommandContext session, List<String> names) {
        CommandLine line = new CommandLine(options);
        for (String name : names) {
            line.addSubcommand(command(name, session));
        }
        SettingOptions.addAll(line.getCommandSpec());
        setVersionProvider(line);
        HelpLayout.styleAll(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Called last, because otherwise picocli would read the versions whenever a command inherits the provider. */
    private static void setVersionProvider(CommandLine line) {
        line.getCommandSpec().versionProvider(new VersionProvider());
        line.getSubcommands().values().forEach(Commands::setVersionProvider);
    }

    private static CommandLine command(String name, CommandContext session) {
        return switch (name) {
            case "init" -> new CommandLine(new InitCommand(session));
            case "list-templates" -> new CommandLine(new ListTemplatesCommand(session));
            case "revision" -> new CommandLine(new RevisionCommand(session));
            case "upgrade" -> revisionArgument(new UpgradeCommand(session));
            case "downgrade" -> revisionArgument(new DowngradeCommand(session));
            case "resume" -> new CommandLine(new ResumeCommand(session));
            case "current" -> new CommandLine(new CurrentCommand(session));
            case "history" -> new CommandLine(new HistoryCommand(session));
            case "heads" -> new CommandLine(new HeadsCommand(session));
            case "branches" -> new CommandLine(new BranchesCommand(session));
            case "show" -> revisionArgument(new ShowCommand(session));
            case "merge" -> new CommandLine(new MergeCommand(session));
            case "squash" -> new CommandLine(new SquashCommand(session));
            case "stamp" -> new CommandLine(new StampCommand(session));
            case "alembic" -> AlembicCommand.createCommandLine(session);
            case "ensure-version" -> new CommandLine(new EnsureVersionCommand(session));
            case "edit" -> revisionArgument(new EditCommand(session));
            case "check" -> new CommandLine(new CheckCommand(session));
            case "drift" -> new CommandLine(new DriftCommand(session));
            case "verify" -> revisionArgument(new VerifyCommand(session));
            case "model" -> new CommandLine(new ModelCommand(session));
            case "doctor" -> new CommandLine(new DoctorCommand(session));
            case "unlock" -> new CommandLine(new UnlockCommand(session));
            case "tables" -> new CommandLine(new TablesCommand(session));
            case "schema" -> new CommandLine(new SchemaCommand(session));
            case "entities" -> new CommandLine(new EntitiesCommand(session));
            case "docs" -> new CommandLine(new DocsCommand(session));
            case "completion" -> new CommandLine(new CompletionCommand());
            case "help" -> new CommandLine(new HelpCommand());
            case RevisionNamesCommand.NAME -> new CommandLine(new RevisionNamesCommand(session));
            case ShareCommand.NAME -> new CommandLine(new ShareCommand());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static CommandLine revisionArgument(Object command) {
        CommandLine line = new CommandLine(command);
        RevisionArgument.allowLeadingDash(line.getCommandSpec());
        return line;
    }
}
