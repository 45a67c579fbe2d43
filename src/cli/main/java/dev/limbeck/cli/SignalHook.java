package dev.limbeck.cli;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.RunInterruptedException;
import java.util.Set;

/** Ends a run of revisions in an orderly way when the process receives a signal to end. */
final class SignalHook {
    /** The commands that run revisions on the database of the project. */
    private static final Set<String> COMMANDS = Set.of("upgrade", "downgrade", "resume");

    private SignalHook() {}

    /** Waits for signals from now on, if the command runs revisions. */
    static void install(String command, ProcessContext process, CommandContext session) {
        if (COMMANDS.contains(command)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, session), "limbeck-interrupt"));
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
