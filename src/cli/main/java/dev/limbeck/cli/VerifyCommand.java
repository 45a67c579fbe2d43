package dev.limbeck.cli;

import dev.limbeck.command.Verify;
import dev.limbeck.command.VerifyResult;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Prove the history in memory, and write nothing. Needs no database.",
            "One head; every revision up; each down again, to the schema before it; up once more; and in the end what"
                    + " the entities ask for. A row stands in each table, since an empty table lets through what one"
                    + " row refuses.",
            "Exit code 0: all hold. 1: one of the history's own fails. 3: only the entities differ."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck verify",
            "  limbeck verify -3:head       # only the newest, on top of the others",
            "  limbeck verify ae10          # this one alone",
            "  limbeck verify --no-model    # without looking at entities"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "RANGE",
            arity = "0..1",
            parameterConsumer = RevisionArgument.class,
            description = "The revisions to prove, OLDER:NEWER with both ends, or one alone; all when not given.")
    private @Nullable String range;

    @Option(names = "--no-model", description = "Do not compare the end of the history with the entities.")
    private boolean noModel;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        VerifyResult result = new Verify(session.project(), session.listener()).run(range, !noModel);
        session.report().verify(result);
        if (result.broken()) {
            return ExitCode.FAILED;
        }
        return result.differs() ? ExitCode.DIFFERENT : ExitCode.OK;
    }
}
