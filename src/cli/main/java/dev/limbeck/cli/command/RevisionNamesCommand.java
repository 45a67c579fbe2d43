package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.History;
import dev.limbeck.command.project.Project;
import dev.limbeck.result.RevisionInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The hidden command that completion scripts call to get the names of revisions. */
@Command(
        addMethodSubcommands = false,
        name = RevisionNamesCommand.NAME,
        hidden = true,
        description = "Print the names of all revisions in this project for tab completion; opens no database.")
public final class RevisionNamesCommand implements Callable<Integer> {
    /** The name of the command. */
    public static final String NAME = "__revisions";

    private final CommandContext session;

    /** Creates the command with the context of a run. */
    public RevisionNamesCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Project project = session.project();
        Set<String> names = new LinkedHashSet<>(List.of("head", "heads", "base", "current"));
        for (RevisionInfo revision : new History(project).run(false)) {
            names.add(revision.id());
            revision.branchLabels().forEach(label -> names.addAll(List.of(label, label + "@head", label + "@base")));
        }
        session.report().text(String.join("\n", names) + "\n");
        return ExitCode.OK;
    }
}
