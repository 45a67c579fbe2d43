package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a revision file: empty, or from the difference between the entities and the database. */
public final class Revise {
    private final Project project;

    /** For that project. */
    public Revise(Project project, RunListener listener) {
        this.project = project;
    }

    /**
     * {@return what was written; without a difference nothing is}
     *
     * @throws NotAtHeadException if autogenerate is asked for and the database is behind
     * @throws CommandException if anything stands in the way; no file is written then
     */
    public RevisionResult run(RevisionRequest request) {
        RevisionGraph graph = project.graph();
        List<String> heads = graph.heads().stream().map(RevisionFile::id).toList();
        if (heads.size() > 1) {
            throw new CommandException("The history has " + heads.size() + " heads: " + String.join(", ", heads)
                    + ". Say which one the new revision follows by giving the other its id as downRevision.");
        }
        String id = request.id() == null ? RevisionId.random() : RevisionId.check(request.id());
        graph.find(id).ifPresent(there -> {
            throw new CommandException("There is a revision " + id + " already: " + there.place() + ".");
        });
        NewRevision revision = new NewRevision(project.settings().revisions(), id, heads, request.message());
        return request.autogenerate() ? autogenerate(request, revision) : empty(revision);
    }

    private static RevisionResult empty(NewRevision revision) {
        Path file = revision.write(List.of(), List.of());
        return new RevisionResult(revision.id(), file, List.of(), List.of(), List.of());
    }

    private RevisionResult autogenerate(RevisionRequest request, NewRevision revision) {
        try (Database database = project.database(Access.READ)) {
            Standing.requireHead(project.graph(), project.rows(database));
            Autogenerate autogenerate = new Autogenerate(project, database, request.decisions(), request.answers());
            Autogenerate.Outcome outcome = autogenerate.run();
            List<String> unmanaged = outcome.comparison().unmanaged().stream()
                    .map(Object::toString)
                    .toList();
            List<Operation> upgrade = outcome.comparison().operations();
            List<String> warnings = new ArrayList<>(outcome.warnings());
            if (upgrade.isEmpty()) {
                return new RevisionResult(null, null, List.of(), unmanaged, warnings);
            }
            if (!outcome.choices().isEmpty()) {
                throw new UndecidedException(outcome.choices());
            }
            List<Operation> downgrade = reversed(upgrade);
            warnings.addAll(new Proof(database.dialect(), autogenerate.comparer())
                    .of(upgrade, downgrade, outcome.live(), outcome.model()));
            Path file = revision.write(upgrade, downgrade, outcome.readBy().paragraph());
            return new RevisionResult(revision.id(), file, Changes.of(upgrade), unmanaged, warnings);
        }
    }

    private static List<Operation> reversed(List<Operation> operations) {
        List<Operation> reversed =
                operations.stream().map(Operation::reverse).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(reversed);
        return reversed;
    }
}
