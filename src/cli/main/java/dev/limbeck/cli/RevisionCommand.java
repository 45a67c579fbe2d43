package dev.limbeck.cli;

import dev.limbeck.command.Revise;
import dev.limbeck.command.RevisionRequest;
import dev.limbeck.command.RevisionResult;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "revision",
        description = {
            "Write a new revision file.",
            "With --autogenerate its operations come from comparing the entities with the database, and are"
                    + " proved on a scratch copy of its schema; without, it is empty and needs neither.",
            "What cannot be seen, whether something was renamed and what existing rows get, is asked on a terminal;"
                    + " elsewhere it is an error that lists the flags to choose from."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck revision --autogenerate -m \"hashed_password added\"",
            "  limbeck revision --autogenerate -m \"passwords hashed\" --rename user.pw=user.hashed_password",
            "  limbeck revision --autogenerate -m \"login required\" --backfill \"user.login=lower(email)\"",
            "  limbeck revision -m \"fill in the missing countries\""
        })
final class RevisionCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What the revision does, in a few words.")
    private String message = "";

    @Option(names = "--autogenerate", description = "Write what turns the database into what the entities ask for.")
    private boolean autogenerate;

    @Option(names = "--rev-id", paramLabel = "ID", description = "The revision's id; made up when not given.")
    private @Nullable String id;

    @ArgGroup(validate = false)
    private DecisionOptions decisions = new DecisionOptions();

    RevisionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RevisionRequest request =
                new RevisionRequest(message, autogenerate, id, decisions.decisions(), session.answers());
        RevisionResult result = new Revise(session.project(), session.listener()).run(request);
        session.report().revision(result);
        return ExitCode.OK;
    }
}
