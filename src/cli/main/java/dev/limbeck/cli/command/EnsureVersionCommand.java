package dev.limbeck.cli.command;

import dev.limbeck.cli.option.ScriptOptions;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.project.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code limbeck ensure-version}. */
@Command(
        addMethodSubcommands = false,
        name = "ensure-version",
        aliases = "ensure_version",
        description = {
            "Create the version table if it is missing, and change nothing else.",
            "Useful if the program that runs the upgrades is not allowed to create tables. A missing SQLite file is created."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck ensure-version", "  limbeck ensure-version --sql   # the statement, without a database"})
public final class EnsureVersionCommand implements Callable<Integer> {
    private final CommandContext session;

    @Mixin
    private ScriptOptions script = new ScriptOptions();

    /** Creates the command with the context of a run. */
    public EnsureVersionCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Project project = session.project();
        EnsureVersion ensure = new EnsureVersion(project);
        if (script.sql) {
            session.report().script(ensure.script(script.oldestVersion(project.dialect())));
            return ExitCode.OK;
        }
        session.report().ensureVersion(ensure.run());
        return ExitCode.OK;
    }
}
