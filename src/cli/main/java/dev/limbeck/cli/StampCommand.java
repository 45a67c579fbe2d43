package dev.limbeck.cli;

import dev.limbeck.command.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stamp",
        description = {
            "Say that the database is at a revision, and run nothing.",
            "For a database that got its tables in another way. A missing SQLite file is created."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck stamp head              # the tables are all there already",
            "  limbeck stamp base              # as if nothing had been applied",
            "  limbeck stamp 27c6 5f5f         # one revision for each branch",
            "  limbeck stamp --purge head      # whatever the version table holds now",
            "  limbeck stamp base:head --sql   # a script, without a database"
        })
final class StampCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "REVISION",
            arity = "1..*",
            description = "Where the database is: head, heads, base, an id or the beginning of one, a branch label,"
                    + " shop@head; one for each branch.")
    private List<String> revisions = new ArrayList<>();

    @Option(
            names = "--purge",
            description = "Delete all rows of the version table first, also those that no revision file has.")
    private boolean purge;

    @Option(
            names = "--tag",
            paramLabel = "TEXT",
            description = "Accepted as Alembic does; no revision runs that could read it.")
    private @Nullable String tag;

    @Mixin
    private ScriptOptions script = new ScriptOptions();

    StampCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        script.refuseWith(purge, "--purge");
        revisions.forEach(script::refuseRange);
        if (script.sql) {
            session.report().script(new Stamp(session.project(tag)).script(revisions, script.oldest()));
            return ExitCode.OK;
        }
        session.report().stamp(new Stamp(session.project(tag)).run(revisions, purge));
        return ExitCode.OK;
    }
}
