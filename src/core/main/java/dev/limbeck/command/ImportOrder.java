package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.spi.ForeignRevision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the ids and labels of an imported history, and sorts its revisions. */
final class ImportOrder {
    private final RevisionGraph existing;
    private final Map<String, ForeignRevision> byId = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Creates an order for revisions that are to be added to the existing revisions. */
    ImportOrder(RevisionGraph existing) {
        this.existing = existing;
    }

    /**
     * {@return the revisions, parents first}
     *
     * @throws CommandException if ids or labels cannot be used; the message lists all of them
     * @throws dev.limbeck.revision.RevisionException if the history is inconsistent
     */
    List<ForeignRevision> sort(List<ForeignRevision> revisions) {
        revisions.forEach(this::check);
        if (!problems.isEmpty()) {
            throw new CommandException(String.join("\n", problems) + "\nNothing was written.");
        }
        List<RevisionFile> all = new ArrayList<>(existing.revisions());
        revisions.forEach(revision -> all.add(asFile(revision)));
        RevisionGraph.of(all);
        List<ForeignRevision> ordered = new ArrayList<>();
        while (ordered.size() < revisions.size()) {
            List<ForeignRevision> ready = byId.values().stream()
                    .filter(each -> each.place().downRevisions().stream().noneMatch(byId::containsKey))
                    .toList();
            ordered.addAll(ready);
            ready.forEach(each -> byId.remove(each.place().id()));
        }
        return ordered;
    }

    /** {@return a warning about ids that are too long for the column of the version table, if there are any} */
    static Optional<String> describeLongIds(List<ForeignRevision> revisions) {
        List<String> ids =
                RevisionId.findLong(revisions.stream().map(each -> each.place().id()));
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of((ids.size() == 1 ? "1 id is" : ids.size() + " ids are") + " longer than the "
                        + RevisionId.LONGEST + " characters that the version table allows. SQLite stores longer"
                        + " ids; other"
                        + " databases reject them: " + String.join(", ", ids));
    }

    private void check(ForeignRevision revision) {
        ForeignRevision.Place place = revision.place();
        String id = place.id();
        RevisionId.problem(id).ifPresent(problem -> problems.add(problem + " (" + revision.source() + ")"));
        place.branchLabels().forEach(label -> RevisionId.labelProblem(label)
                .ifPresent(problem -> problems.add(problem + " (" + revision.source() + ")")));
        ForeignRevision twin = byId.put(id, revision);
        if (twin != null) {
            problems.add("Two scripts have the id " + id + ": " + twin.source() + " and " + revision.source()
                    + ". Remove one of them, then import again.");
        }
        existing.find(id)
                .ifPresent(other -> problems.add("Revision " + id + " already exists: " + other.location()
                        + ". Remove it, or choose another folder with --output."));
    }

    private static RevisionFile asFile(ForeignRevision revision) {
        ForeignRevision.Place place = revision.place();
        RevisionHeader header = new RevisionHeader(
                place.id(),
                place.downRevisions(),
                place.branchLabels(),
                place.dependsOn(),
                revision.irreversible(),
                revision.created());
        return new RevisionFile(header, revision.message(), "", revision.source());
    }
}
