package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.draft.Template;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command {@code limbeck list-templates}. */
@Command(
        addMethodSubcommands = false,
        name = "list-templates",
        aliases = "list_templates",
        description = "List the kinds of project that init can create.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck list-templates", "  limbeck init --template plain revisions"})
public final class ListTemplatesCommand implements Callable<Integer> {
    private final CommandContext session;

    /** Creates the command with the context of a run. */
    public ListTemplatesCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().templates(List.of(Template.values()));
        return ExitCode.OK;
    }
}
