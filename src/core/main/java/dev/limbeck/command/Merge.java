package dev.limbeck.command;

import dev.limbeck.execute.RunListener;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a revision that joins branches, proved on a scratch database. Opens no database. */
public final class Merge {
    private final Project project;
    private final RunListener listener;

    /** For that project, heard by that listener. */
    public Merge(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * What {@code limbeck merge} is asked for.
     *
     * @param revisions names of the revisions to join; none means all heads
     * @param message what the merge is for; made up when it is empty
     * @param branchLabels names for the branch that begins with it
     * @param id the id it shall have, or null for one made up
     * @param splice whether a revision that another follows already may be joined
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
     * @throws dev.limbeck.revision.RevisionException if a name cannot be resolved, or one revision contains another
     */
    public RevisionResult run(Request request) {
        List<String> names = request.revisions().isEmpty() ? List.of("heads") : request.revisions();
        RevisionGraph graph = project.graph();
        List<String> joined = joined(graph, names);
        if (joined.size() < 2) {
            throw new CommandException("There is nothing to join: "
                    + (joined.isEmpty() ? "no revision" : "only revision " + joined.get(0)) + " is meant by "
                    + String.join(", ", names) + ". A merge needs two or more; `limbeck heads` lists them.");
        }
        String id = request.id() == null ? RevisionId.random() : RevisionId.check(request.id());
        Placement placement = new Placement(joined, request.splice(), request.branchLabels(), List.of(), null);
        Place place = new Placing(project).place(placement, id);
        String message = request.message().isEmpty()
                ? joined.stream().collect(Collectors.joining(" and ", "merge ", ""))
                : request.message();
        NewRevision revision = new NewRevision(project.settings().revisions(), id, place, message);
        MergeProof proof = MergeProof.at(project, listener, place);
        ProofOutcome outcome = proof.run();
        Path file = new PostWrite(project, listener).on(revision.write(List.of(), List.of()));
        return new RevisionResult(
                project.settings().autogenerate().against(),
                id,
                file,
                List.of(),
                List.of(),
                proof.notes(),
                List.of(),
                null,
                outcome);
    }

    /** In the order they are given; those that one name stands for by their ids, as they have no order of their own. */
    private static List<String> joined(RevisionGraph graph, List<String> names) {
        List<String> ids =
                graph.resolver().all(names).stream().map(RevisionFile::id).toList();
        return names.size() == 1 ? ids.stream().sorted().toList() : ids;
    }
}
