package dev.limbeck.command;

import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.MultipleHeads;
import dev.limbeck.revision.graph.RevisionGraph;
import java.util.List;
import java.util.Optional;

/** Lists the heads: the revisions that no other revision follows. Opens no database. */
public final class Heads {
    private final Project project;

    /** Creates the command for the given project. */
    public Heads(Project project) {
        this.project = project;
    }

    /** {@return the heads} */
    public List<RevisionInfo> run() {
        return run(false);
    }

    /**
     * {@return the heads}
     *
     * @param resolveDependencies whether heads that another revision depends on are left out
     */
    public List<RevisionInfo> run(boolean resolveDependencies) {
        RevisionGraph graph = project.graph();
        return new RevisionDescriber(graph, VersionRows.NONE)
                .describe(resolveDependencies ? graph.effectiveHeads() : graph.heads());
    }

    /**
     * Rejects a history with several heads. Intended for continuous integration, to detect several heads before a
     * branch of the source code is merged.
     *
     * @throws RevisionException of kind {@code MULTIPLE_HEADS}, if there are several heads; the message lists the heads
     *     and the possible remedies
     */
    public void requireSingle() {
        MultipleHeads.describe(project.graph()).ifPresent(message -> {
            throw new RevisionException(RevisionException.Kind.MULTIPLE_HEADS, message);
        });
    }

    /** {@return a warning if there are several heads that do not seem to be intended} */
    public Optional<String> warning() {
        return MultipleHeads.describeUnintended(project.graph());
    }
}
