package dev.limbeck.cli;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.Interrupts;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.RunInterruptedException;
import java.util.Map;
import java.util.Set;

/**
 * Ends the command in an orderly way when the process receives a termination signal, and prints one line that states
 * what the command left behind. While the user's editor is open, the editor handles the signal.
 */
final class SignalHook {
    /** The commands that run revisions on the database of the project. */
    private static final Set<String> RUNNING = Set.of("upgrade", "downgrade", "resume");

    /**
     * The commands that change the database without running revisions, each with a sentence about how to see the state
     * of the database.
     */
    private static final Map<String, String> CHANGING = Map.of(
            "stamp", "limbeck current shows the revision of the database.",
            "ensure-version", "limbeck current shows the revision of the database.",
            "ensure_version", "limbeck current shows the revision of the database.",
            "unlock", "limbeck doctor shows whether the lock is held.");

    private SignalHook() {}

    /** Begins to wait for signals. */
    static void install(String command, ProcessContext process, CommandContext session) {
        if (!RUNNING.contains(command)) {
            session.interrupts()
                    .setUnchanged(
                            CHANGING.getOrDefault(command, "No file was written, and the database is unchanged."));
        }
        Runtime.getRuntime().addShutdownHook(thread(process, session));
    }

    /** Creates the thread that runs when the process ends. */
    static Thread thread(ProcessContext process, CommandContext session) {
        Runnable end = () -> {
            if (session.interrupts().isLent()) {
                Runtime.getRuntime().halt(session.interrupts().awaitEnd());
            } else {
                end(process, session);
            }
        };
        return new Thread(end, "limbeck-interrupt");
    }

    /** Called whenever the process ends. If it ends without a signal, everything has already been printed. */
    private static void end(ProcessContext process, CommandContext session) {
        Interrupts interrupts = session.interrupts();
        if (interrupts.hasPrinted()) {
            return;
        }
        if (!interrupts.request()) {
            session.hideProgress();
            print(
                    process,
                    RunInterruptedException.describe(interrupts)
                            + (interrupts.hasScratch() ? " limbeck doctor lists scratch databases that remain." : ""));
        } else if (interrupts.exitCode() != ExitCode.INTERRUPTED) {
            print(process, "Interrupted after the command had ended; its result is printed above.");
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private static void print(ProcessContext process, String message) {
        process.err().println(process.errStyle().error("limbeck:") + " " + message);
        process.err().flush();
    }
}
