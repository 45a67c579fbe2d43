package dev.limbeck.cli.command;

import dev.limbeck.cli.option.RevisionArgument;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Show;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.result.RevisionInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck edit}. */
@Command(
        addMethodSubcommands = false,
        name = "edit",
        description = "Open a revision file in the editor set by VISUAL or EDITOR.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck edit head",
            "  limbeck edit current                  # the current revision of the database",
            "  EDITOR=\"code --wait\" limbeck edit ae10"
        })
public final class EditCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(
            paramLabel = "REVISION",
            parameterConsumer = RevisionArgument.class,
            description = "head, current, a full or partial id, a branch label, shop@head…")
    private String revision = "";

    /** Creates the command with the context of a run. */
    public EditCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Path> files = new ArrayList<>();
        for (RevisionInfo found : new Show(session.project()).run(revision)) {
            if (found.path() == null) {
                throw new CommandException(
                        "Revision " + found.id() + " has no source file here, only a compiled class. Edit it in the"
                                + " project that contains it.");
            }
            files.add(found.path());
        }
        session.editor().open(files);
        return ExitCode.OK;
    }
}
