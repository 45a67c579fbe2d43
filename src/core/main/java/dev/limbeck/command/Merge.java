package dev.limbeck.command;

import dev.limbeck.command.draft.NewRevision;
import dev.limbeck.command.draft.Placement;
import dev.limbeck.command.draft.PlacementResolver;
import dev.limbeck.command.draft.PostWriteHooks;
import dev.limbeck.command.draft.RevisionPlace;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.MergeProof;
import dev.limbeck.command.proof.ProvedDatabases;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.revision.graph.RevisionGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a revision that joins branches, after verifying it on a scratch database. Does not open the live database. */
public final class Merge {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified of its progress. */
    public Merge(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * The options of {@code limbeck merge}.
     *
     * @param revisions names of the revisions to join; an empty list means all heads
     * @param message the message of the revision; generated if empty
     * @param branchLabels labels for the branch that begins with the revision
     * @param id the id of the revision, or null to generate one
     * @param splice whether revisions that are not heads may be joined
     */
    public record Request(
            List<String> revisions, String message, List<String> branchLabels, @Nullable String id, boolean splice) {
        /** Copies the lists. */
        public Request {
            revisions = List.copyOf(revisions);
            branchLabels = List.copyOf(branchLabels);
        }
    }

    /**
     * {@return the revision that was written}
     *
     * @throws CommandException if there is nothing to join, the branches contradict each other, or the file cannot be
     *     written
     * @throws dev.limbeck.revision.RevisionException if a name cannot be resolved, or one of the revisions is an
     *     ancestor of another
     */
    public RevisionResult run(Request request) {
        IncompleteRevisions.requireNoneIfReachable(project);
        List<String> names = request.revisions().isEmpty() ? List.of("heads") : request.revisions();
        RevisionGraph graph = project.graph();
        List<String> joined = joined(graph, names);
        if (joined.size() < 2) {
            throw new CommandException("There is nothing to merge: \"" + String.join(" ", names) + "\""
                    + (joined.isEmpty() ? " matches no revision" : " matches only revision " + joined.get(0))
                    + ". A merge needs two or more revisions" + contained(graph)
                    + "; `limbeck heads` lists the heads.");
        }
        String id = request.id() == null ? RevisionId.random() : RevisionId.check(request.id());
        Placement placement = new Placement(joined, request.splice(), request.branchLabels(), List.of(), null);
        RevisionPlace place = new PlacementResolver(project).resolve(placement, id);
        String message = request.message().isEmpty()
                ? joined.stream().collect(Collectors.joining(" and ", "merge ", ""))
                : request.message();
        NewRevision revision = new NewRevision(
                project.settings().revisions(),
                id,
                place,
                message,
                project.dialect().traits().names());
        MergeProof proof = new MergeProof(project, listener, place.predecessors(graph));
        ProofStatus outcome = proof.run();
        PostWriteHooks hooks = new PostWriteHooks(project, listener);
        listener.writeStarted();
        Path file = hooks.runAll(revision.write(List.of(), List.of()));
        return hooks.finish(new ProvedDatabases(project)
                .addTo(new RevisionResult(
                        project.settings().autogenerate().against(),
                        id,
                        file,
                        List.of(),
                        List.of(),
                        proof.notes(),
                        List.of(),
                        null,
                        outcome)));
    }

    /** {@return a remark about the heads that are not merged because another head depends on them} */
    private static String contained(RevisionGraph graph) {
        List<String> contained = graph.heads().stream()
                .map(RevisionFile::id)
                .filter(id -> !graph.isEffectiveHead(id))
                .toList();
        return contained.isEmpty()
                ? ""
                : ", and " + String.join(", ", contained) + (contained.size() == 1 ? " is" : " are")
                        + " already applied with the revision that depends on "
                        + (contained.size() == 1 ? "it" : "them");
    }

    /**
     * Returns the revisions in the order of the given names; if a name refers to several revisions, they are sorted by
     * id.
     */
    private static List<String> joined(RevisionGraph graph, List<String> names) {
        List<String> ids = graph.resolver().resolveAll(names).stream()
                .map(RevisionFile::id)
                .toList();
        return names.size() == 1 ? ids.stream().sorted().toList() : ids;
    }
}
