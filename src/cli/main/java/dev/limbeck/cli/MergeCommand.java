package dev.limbeck.cli;

import dev.limbeck.command.Merge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "merge",
        description = {
            "Write a revision that joins two branches or more, and does nothing else.",
            "After two people each wrote a revision this gives the history one head again.",
            "The branches are applied in memory before, each of them first once, and reverted: two that contradict"
                    + " each other are an error, and nothing is written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck merge heads -m \"stock and shop\"",
            "  limbeck merge 27c6 5f5f",
            "  limbeck merge shop@head stock@head --branch-label all"
        })
final class MergeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "REVISION",
            arity = "0..*",
            description = "What is joined: ids, branch labels, shop@head; all heads when nothing is named.")
    private List<String> revisions = new ArrayList<>();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What the merge is for; made up when not given.")
    private String message = "";

    @Option(
            names = "--branch-label",
            paramLabel = "LABEL",
            description = "A name for the branch that begins with it. Repeatable.")
    private List<String> branchLabels = new ArrayList<>();

    @Option(names = "--rev-id", paramLabel = "ID", description = "The revision's id; made up when not given.")
    private @Nullable String id;

    @Option(names = "--splice", description = "Join also a revision that another one follows.")
    private boolean splice;

    MergeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Merge.Request request = new Merge.Request(revisions, message, branchLabels, id, splice);
        session.report().merge(new Merge(session.project(), session.listener()).run(request));
        return ExitCode.OK;
    }
}
