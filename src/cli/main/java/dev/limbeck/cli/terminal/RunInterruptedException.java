package dev.limbeck.cli.terminal;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.Current;
import dev.limbeck.command.project.Project;
import dev.limbeck.result.Against;
import dev.limbeck.result.RevisionInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The process was asked to end before the command had ended. The message states what the command left behind: the
 * position of the database, and whether files were written.
 */
public final class RunInterruptedException extends LimbeckException {
    /** The error code. */
    public static final String CODE = "interrupted";

    private static final String NOTHING_WRITTEN = "Interrupted. Nothing was written.";
    private static final long serialVersionUID = 1L;

    RunInterruptedException(String message, @Nullable Throwable cause) {
        super(CODE, message, cause);
    }

    /** Creates the exception after the run has ended; reads the position from the database. */
    public static RunInterruptedException create(Project project, Interrupts interrupts, RuntimeException cause) {
        try {
            Current.Position position = new Current(project).findPosition(false);
            return new RunInterruptedException("Interrupted. " + describe(position), cause);
        } catch (LimbeckException unreadable) {
            return new RunInterruptedException(describe(interrupts), cause);
        }
    }

    /**
     * Creates the exception for a process that ends while it waits for the user's answer, before any file is written.
     */
    public static RunInterruptedException atQuestion(Project project) {
        if (project.settings().autogenerate().against() == Against.HISTORY) {
            return new RunInterruptedException(NOTHING_WRITTEN, null);
        }
        try {
            return new RunInterruptedException(
                    NOTHING_WRITTEN + " " + describe(new Current(project).findPosition(false)), null);
        } catch (LimbeckException unreadable) {
            return new RunInterruptedException(NOTHING_WRITTEN, null);
        }
    }

    private static String describe(Current.Position position) {
        if (position.inProgress().isPresent()) {
            return "The database is " + position.inProgress().get().describe() + ". Next: limbeck resume";
        }
        return "The database is at " + names(position.revisions()) + ".";
    }

    private static String names(List<RevisionInfo> revisions) {
        return revisions.isEmpty()
                ? "base"
                : revisions.stream().map(RevisionInfo::id).collect(Collectors.joining(", "));
    }

    /** Creates the exception for a run on many databases, after the databases that had been started are done. */
    public static RunInterruptedException ofFleet(Interrupts interrupts) {
        return new RunInterruptedException(describe(interrupts), null);
    }

    /** Creates the exception for a command that runs no revisions. */
    public static RunInterruptedException ofOther(Interrupts interrupts, @Nullable Throwable cause) {
        return new RunInterruptedException(describe(interrupts), cause);
    }

    /** {@return the message if the run has not ended, or if its database cannot be read} */
    public static String describe(Interrupts interrupts) {
        if (interrupts.isAsking()) {
            return NOTHING_WRITTEN;
        }
        if (interrupts.isWriting()) {
            return "Interrupted after the command had begun to write files. Check them before you use them.";
        }
        Optional<String> unchanged = interrupts.unchanged();
        if (unchanged.isPresent() && interrupts.fleetProgress().isEmpty()) {
            return "Interrupted. " + unchanged.get();
        }
        return "Interrupted. "
                + interrupts.fleetProgress().orElseGet(() -> interrupts
                        .place()
                        .map(place -> "The database is at " + place + ".")
                        .orElse(
                                interrupts.isCommitting()
                                        ? "limbeck current shows the revision of the database."
                                        : "No revision was run."));
    }
}
