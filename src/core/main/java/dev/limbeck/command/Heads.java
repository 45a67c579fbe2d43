package dev.limbeck.command;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.SeveralHeads;
import dev.limbeck.revision.VersionRows;
import java.util.List;
import java.util.Optional;

/** Lists the revisions that nothing follows. Opens no database. */
public final class Heads {
    private final Project project;

    /** The heads of that project. */
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
     * @param resolveDependencies whether one that another revision depends on is left out
     */
    public List<RevisionInfo> run(boolean resolveDependencies) {
        RevisionGraph graph = project.graph();
        return new RevisionInfos(graph, VersionRows.NONE)
                .of(resolveDependencies ? graph.effectiveHeads() : graph.heads());
    }

    /**
     * Refuses a history with several heads: a gate for continuous integration, before two branches of the source are
     * merged.
     *
     * @throws RevisionException of kind {@code MULTIPLE_HEADS}, naming them and the ways out
     */
    public void requireSingle() {
        SeveralHeads.in(project.graph()).ifPresent(message -> {
            throw new RevisionException(RevisionException.Kind.MULTIPLE_HEADS, message);
        });
    }

    /** {@return what to say of several heads that nobody seems to have meant} */
    public Optional<String> warning() {
        return SeveralHeads.unmeant(project.graph());
    }
}
