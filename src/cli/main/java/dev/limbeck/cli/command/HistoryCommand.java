package dev.limbeck.cli.command;

import dev.limbeck.cli.option.RevisionRangeArgument;
import dev.limbeck.cli.report.Report;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Heads;
import dev.limbeck.command.History;
import dev.limbeck.command.project.Project;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.graph.RevisionRange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code limbeck history}. */
@Command(
        addMethodSubcommands = false,
        name = "history",
        description = {
            "List the revisions, newest first. -v shows the full entries.",
            "If revisions.log_table is set, -v also shows when each revision was applied.",
            "--format mermaid prints a diagram for a wiki or a pull request; --format html prints a self-contained "
                    + "page that shows the branches as lanes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck history",
            "  limbeck history -i                    # marks the revision the database is at",
            "  limbeck history -r ae10:head          # from this revision on, inclusive",
            "  limbeck history -r=-3:current         # the last three revisions applied",
            "  limbeck history --graph               # draws the branches",
            "  limbeck history --format mermaid",
            "  limbeck history --format html > history.html",
            "  limbeck history -v --format json"
        })
public final class HistoryCommand implements Callable<Integer> {
    private final CommandContext session;

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "FROM:TO",
            parameterConsumer = RevisionRangeArgument.class,
            description = "List only this range, including both ends; either end may be omitted.")
    private @Nullable String range;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Mark the current revision of the database.")
    private boolean indicateCurrent;

    @Option(names = "--graph", description = "Draw the branches next to the revisions.")
    private boolean graph;

    /** Creates the command with the context of a run. */
    public HistoryCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RevisionRange wanted = range == null ? RevisionRange.ALL : RevisionRange.parse(range);
        Project project = session.project();
        List<RevisionInfo> revisions = new History(project).run(indicateCurrent, session.isVerbose(), wanted);
        Report report = session.report().withWarnings(warnings(project));
        if (graph) {
            report.graph(revisions);
        } else {
            report.history(revisions);
        }
        return ExitCode.OK;
    }

    private List<String> warnings(Project project) {
        Optional<String> database = indicateCurrent ? project.findMissingDatabase() : Optional.empty();
        return Stream.of(database, project.findMissingFolder(), new Heads(project).warning())
                .flatMap(Optional::stream)
                .toList();
    }
}
