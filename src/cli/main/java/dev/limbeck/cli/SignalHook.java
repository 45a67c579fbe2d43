package dev.limbeck.cli;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.RunInterruptedException;
import java.util.Set;

/** Ends a run of revisions, or a question, in an orderly way when the process receives a signal to end. While the user's
 * editor is open, the signal is left to the editor. */
final class SignalHook {
    /** The commands that run revisions on the database of the project. */
    private static final Set<String> RUNNING = Set.of("upgrade", "downgrade", "resume");

    /** The commands that wait for the user. */
    private static final Set<String> WAITING = Set.of("revision", "edit");

    private SignalHook() {}

    /** Waits for signals from now on, if the command runs revisions or waits for the user. */
    static void install(String command, ProcessContext process, CommandContext session) {
        boolean runs = RUNNING.contains(command);
        if (runs || WAITING.contains(command)) {
            Runnable end = () -> {
                if (session.interrupts().isLent()) {
                    Runtime.getRuntime().halt(session.interrupts().awaitEnd());
                } else if (runs || session.interrupts().isAsking()) {
                    end(process, session);
                }
            };
            Runtime.getRuntime().addShutdownHook(new Thread(end, "limbeck-interrupt"));
        }
    }

    /** Called whenever the process ends. If it ends without a signal, everything has already been printed. */
    private static void end(ProcessContext process, CommandContext session) {
        if (session.interrupts().hasPrinted()) {
            return;
        }
        if (!session.interrupts().request()) {
            session.hideProgress();
            process.err()
                    .println(process.errStyle().error("limbeck:") + " "
                            + RunInterruptedException.describe(session.interrupts()));
            process.err().flush();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
}
