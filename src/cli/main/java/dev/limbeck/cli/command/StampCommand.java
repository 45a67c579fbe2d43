package dev.limbeck.cli.command;

import dev.limbeck.cli.option.FleetOptions;
import dev.limbeck.cli.option.ScriptOptions;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Stamp;
import dev.limbeck.command.fleet.FleetCommands;
import dev.limbeck.command.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck stamp}. */
@Command(
        addMethodSubcommands = false,
        name = "stamp",
        description = {
            "Record that the database is at a revision without running anything.",
            "For databases whose tables were not created by revisions. A missing SQLite file is created."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck stamp head              # all tables exist already",
            "  limbeck stamp base              # as if nothing had been applied",
            "  limbeck stamp 27c6 5f5f         # one revision for each branch",
            "  limbeck stamp --purge head      # replaces all rows of the version table",
            "  limbeck stamp base:head --sql   # a script, without a database"
        })
public final class StampCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(
            paramLabel = "REVISION",
            arity = "1..*",
            description = "The revision to record: head, heads, base, a full or partial id, a branch label,"
                    + " shop@head; one for each branch.")
    private List<String> revisions = new ArrayList<>();

    @Option(
            names = "--purge",
            description = "Delete all rows of the version table first, even rows whose revision has no file.")
    private boolean purge;

    @Option(
            names = "--tag",
            paramLabel = "TEXT",
            description = "Accepted for compatibility with Alembic; has no effect, since no revision is run.")
    private @Nullable String tag;

    @Mixin
    private ScriptOptions script = new ScriptOptions();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    /** Creates the command with the context of a run. */
    public StampCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        script.rejectCombination(purge, "--purge");
        revisions.forEach(script::rejectRange);
        FleetSession databases = new FleetSession(session, fleet);
        if (databases.isGiven()) {
            return script.sql
                    ? databases.script(
                            tag, each -> new Stamp(each).script(revisions, script.oldestVersion(each.dialect())))
                    : databases.run(tag, FleetCommands.stamp(revisions, purge));
        }
        if (script.sql) {
            Project project = session.project(tag);
            session.report().script(new Stamp(project).script(revisions, script.oldestVersion(project.dialect())));
            return ExitCode.OK;
        }
        session.report().stamp(new Stamp(session.project(tag)).run(revisions, purge));
        return ExitCode.OK;
    }
}
