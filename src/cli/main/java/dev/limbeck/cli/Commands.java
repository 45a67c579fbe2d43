package dev.limbeck.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/**
 * The commands, by name. Describing one to the parser takes as long as reading a small history, and there are two dozen: so
 * a run describes those that its arguments name, and all of them only when it has to speak of all.
 */
final class Commands {
    /** In the order of the help text. */
    static final List<String> NAMES = List.of(
            "init",
            "list-templates",
            "revision",
            "upgrade",
            "downgrade",
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
            "tables",
            "schema",
            "entities",
            "completion",
            "help",
            RevisionNamesCommand.NAME,
            ShareCommand.NAME);

    /** Those that look at the others. */
    private static final Set<String> OF_ALL = Set.of("completion", "help", ShareCommand.NAME);

    private Commands() {}

    /** {@return the command with all its subcommands} */
    static CommandLine all(LimbeckCommand options, Session session) {
        return line(options, session, NAMES);
    }

    /**
     * {@return the command with the subcommands that these arguments may mean} An argument that is the name of a command
     * need not mean it, but none is meant whose name is not there; Alembic's spelling with an underscore is a name too.
     * Whoever gets an error from it asks {@link #all} again, which has more to propose.
     */
    static CommandLine named(LimbeckCommand options, Session session, String... arguments) {
        List<String> said = Arrays.stream(arguments)
                .map(argument -> argument.startsWith("__") ? argument : argument.replace('_', '-'))
                .toList();
        List<String> names = NAMES.stream().filter(said::contains).toList();
        return names.isEmpty() || names.stream().anyMatch(OF_ALL::contains)
                ? all(options, session)
                : line(options, session, names);
    }

    /** {@return whether that describes all commands} */
    static boolean areAll(CommandLine line) {
        return line.getCommandSpec().subcommands().values().stream().distinct().count() == NAMES.size();
    }

    private static CommandLine line(LimbeckCommand options, Session session, List<String> names) {
        CommandLine line = new CommandLine(options);
        for (String name : names) {
            line.addSubcommand(command(name, session));
        }
        SettingOptions.add(line.getCommandSpec());
        HelpPages.styleAll(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static CommandLine command(String name, Session session) {
        return switch (name) {
            case "init" -> new CommandLine(new InitCommand(session));
            case "list-templates" -> new CommandLine(new ListTemplatesCommand(session));
            case "revision" -> new CommandLine(new RevisionCommand(session));
            case "upgrade" -> revisionArgument(new UpgradeCommand(session));
            case "downgrade" -> revisionArgument(new DowngradeCommand(session));
            case "current" -> new CommandLine(new CurrentCommand(session));
            case "history" -> new CommandLine(new HistoryCommand(session));
            case "heads" -> new CommandLine(new HeadsCommand(session));
            case "branches" -> new CommandLine(new BranchesCommand(session));
            case "show" -> revisionArgument(new ShowCommand(session));
            case "merge" -> new CommandLine(new MergeCommand(session));
            case "squash" -> new CommandLine(new SquashCommand(session));
            case "stamp" -> new CommandLine(new StampCommand(session));
            case "alembic" -> AlembicCommand.line(session);
            case "ensure-version" -> new CommandLine(new EnsureVersionCommand(session));
            case "edit" -> revisionArgument(new EditCommand(session));
            case "check" -> new CommandLine(new CheckCommand(session));
            case "drift" -> new CommandLine(new DriftCommand(session));
            case "verify" -> revisionArgument(new VerifyCommand(session));
            case "tables" -> new CommandLine(new TablesCommand(session));
            case "schema" -> new CommandLine(new SchemaCommand(session));
            case "entities" -> new CommandLine(new EntitiesCommand(session));
            case "completion" -> new CommandLine(new CompletionCommand());
            case "help" -> new CommandLine(new HelpCommand());
            case RevisionNamesCommand.NAME -> new CommandLine(new RevisionNamesCommand(session));
            case ShareCommand.NAME -> new CommandLine(new ShareCommand());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static CommandLine revisionArgument(Object command) {
        CommandLine line = new CommandLine(command);
        RevisionArgument.accept(line.getCommandSpec());
        return line;
    }
}
