package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Doctor;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DoctorResult.Status;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command {@code limbeck doctor}. */
@Command(
        addMethodSubcommands = false,
        name = "doctor",
        description = {
            "Examine the database: its position, any incomplete revision, the lock, and leftovers of interrupted runs.",
            "Changes nothing.",
            "Exit code 0: nothing needs to be done. 1: there is a problem. 4: a revision is incomplete."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck doctor", "  limbeck -n prod doctor --format json"})
public final class DoctorCommand implements Callable<Integer> {
    private final CommandContext session;

    /** Creates the command for a run. */
    public DoctorCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DoctorResult result = new Doctor(session.project()).run();
        session.report().doctor(result);
        boolean incomplete = result.findings().stream()
                .anyMatch(each -> each.subject().equals("journal") && each.status() == Status.PROBLEM);
        if (incomplete) {
            return ExitCode.NOT_AT_HEAD;
        }
        return result.isHealthy() ? ExitCode.OK : ExitCode.FAILED;
    }
}
