package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Resume;
import dev.limbeck.command.project.Project;
import dev.limbeck.result.InProgress.Resumption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code limbeck resume}. */
@Command(
        addMethodSubcommands = false,
        name = "resume",
        description = {
            "Complete a revision that stopped partway, after the problem has been fixed.",
            "Does nothing if no revision is incomplete. On SQLite, every revision is one transaction, so",
            "none is ever incomplete."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck resume",
            "  limbeck resume --done      # the statement in question has taken effect",
            "  limbeck resume --again     # the statement has no effect yet: run it"
        })
public final class ResumeCommand implements Callable<Integer> {
    private final CommandContext session;

    /** The assumption about a statement whose effect is unknown. */
    private static final class Assumption {
        @Option(
                names = "--done",
                description = "If Limbeck cannot tell whether the interrupted statement has taken effect, assume that"
                        + " it has.")
        private boolean done;

        @Option(
                names = "--again",
                description =
                        "If Limbeck cannot tell whether the interrupted statement has taken" + " effect, run it again.")
        private boolean again;
    }

    @ArgGroup
    private @Nullable Assumption assumption;

    @Option(names = "--tag", paramLabel = "TEXT", description = "Text that revisions can read with op.tag().")
    private @Nullable String tag;

    /** Creates the command for a run. */
    public ResumeCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Project project = session.project(tag);
        Resume resume = new Resume(project, session.listener());
        session.report().run(session.interruptible(project, () -> resume.run(resumption())));
        return ExitCode.OK;
    }

    private Resumption resumption() {
        Assumption given = assumption;
        if (given == null) {
            return Resumption.ASK;
        }
        if (given.again) {
            return Resumption.AGAIN;
        }
        return given.done ? Resumption.DONE : Resumption.ASK;
    }
}
