package dev.limbeck.command;

import dev.limbeck.command.draft.NewRevision;
import dev.limbeck.command.draft.PackageFinder;
import dev.limbeck.command.draft.PlacementResolver;
import dev.limbeck.command.draft.PostWriteHooks;
import dev.limbeck.command.draft.RevisionPlace;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.SquashNote;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.command.proof.OperationPair;
import dev.limbeck.command.proof.ProvedDatabases;
import dev.limbeck.command.proof.Recording;
import dev.limbeck.command.proof.SquashCheck;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.NameRules;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionRange;
import dev.limbeck.revision.graph.UpgradePath;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Combines a range of revisions into one revision, after proving that it is equivalent in both directions. The new
 * revision has the id of the last revision in the range, so a database at that revision or a later one needs no change.
 * Does not open the live database.
 */
public final class Squash {
    /** The suffix that is appended to the names of old files that are kept. */
    private static final String KEPT = ".squashed";

    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified of its progress. */
    public Squash(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * The options of {@code limbeck squash}.
     *
     * @param range the revisions, as {@code FROM:TO} including both ends
     * @param message the message of the new revision; if empty, the message of the last revision is used
     * @param keep whether the old files are kept under names that are not read as revisions
     */
    public record Request(String range, String message, boolean keep) {}

    /**
     * {@return the revision that was written}
     *
     * @throws CommandException if the range cannot be combined; in this case nothing is changed, and the message
     *     mentions the revision that prevents the squash
     * @throws dev.limbeck.revision.RevisionException if the range cannot be resolved
     */
    public RevisionResult run(Request request) {
        IncompleteRevisions.requireNoneIfReachable(project);
        List<RevisionFile> range =
                new ArrayList<>(RevisionRange.parse(request.range()).revisions(project.graph(), VersionRows.NONE));
        Collections.reverse(range);
        SquashCheck squashable =
                new SquashCheck(project.graph(), project.dialect().words());
        squashable.requireCombinable(range);
        List<String> ids = range.stream().map(RevisionFile::id).toList();
        String last = ids.get(ids.size() - 1);
        List<RevisionStep> path = UpgradePath.findSteps(project.graph(), List.of(last));
        squashable.requireAdjacent(path, ids);
        Dialect dialect = project.dialect();
        Recording recording = Recording.of(project, dialect, path, ids.size());
        OperationPair both = recording.prove(project.versionTableName(), project.arguments());
        PostWriteHooks hooks = new PostWriteHooks(project, listener);
        Path file = hooks.runAll(write(request, range, both, recording.forms()));
        return hooks.finish(new ProvedDatabases(project)
                .addTo(new RevisionResult(
                        project.settings().autogenerate().against(),
                        last,
                        file,
                        Changes.list(both.upgrade()),
                        List.of(),
                        List.of(describeUse(ids, last)),
                        List.of(),
                        null)));
    }

    private static String describeUse(List<String> ids, String last) {
        String inside = String.join(", ", ids.subList(0, ids.size() - 1));
        return "A database at " + inside + " has to be upgraded to " + last
                + " with the old files before it can use the new file. A database at " + last
                + " or later, and a new database, need no change.";
    }

    private Path write(Request request, List<RevisionFile> range, OperationPair both, NameRules.Forms forms) {
        RevisionFile last = range.get(range.size() - 1);
        String ids = String.join(", ", range.stream().map(RevisionFile::id).toList());
        Path beside = Objects.requireNonNull(source(last).getParent());
        Path folder = PlacementResolver.startFolder(project.settings().revisions(), beside);
        RevisionPlace place = new RevisionPlace(
                range.get(0).downRevisions(),
                labels(range),
                dependencies(range),
                folder,
                folder.equals(beside) && !last.isSql()
                        ? last.packageName()
                        : new PackageFinder(project.graph(), project.settings().revisions()).find(folder));
        String message = request.message().isEmpty() ? last.message() : request.message();
        NewRevision revision = new NewRevision(
                project.settings().revisions(),
                last.id(),
                place,
                message,
                project.dialect().traits().names(),
                forms);
        listener.writeStarted();
        Map<Path, Path> aside = renameOldFiles(range);
        Path file;
        try {
            file = revision.write(both.upgrade(), both.downgrade(), Map.of(), SquashNote.paragraph(ids));
        } catch (RuntimeException e) {
            restore(aside);
            throw e;
        }
        if (!request.keep()) {
            aside.values().forEach(Squash::delete);
        }
        return file;
    }

    private static void delete(Path old) {
        try {
            Files.delete(old);
        } catch (IOException e) {
            throw new CommandException(
                    old + " could not be deleted: " + FileProblem.describe(e) + ". Delete it by hand; it is no "
                            + "longer used.",
                    e);
        }
    }

    private static Path source(RevisionFile revision) {
        return Objects.requireNonNull(revision.source()).toAbsolutePath().normalize();
    }

    private static List<String> labels(List<RevisionFile> range) {
        return range.stream()
                .flatMap(revision -> revision.branchLabels().stream())
                .distinct()
                .toList();
    }

    private static List<String> dependencies(List<RevisionFile> range) {
        Set<String> own = new LinkedHashSet<>();
        range.forEach(revision -> {
            own.add(revision.id());
            own.addAll(revision.branchLabels());
        });
        return range.stream()
                .flatMap(revision -> revision.dependsOn().stream())
                .filter(name -> !own.contains(name))
                .distinct()
                .toList();
    }

    /** Renames the old files, so that no two files have the same id. */
    private static Map<Path, Path> renameOldFiles(List<RevisionFile> range) {
        Map<Path, Path> moved = new LinkedHashMap<>();
        for (RevisionFile revision : range) {
            Path file = source(revision);
            Path kept = file.resolveSibling(file.getFileName() + KEPT);
            try {
                Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
                moved.put(file, kept);
            } catch (IOException e) {
                restore(moved);
                throw new CommandException(
                        file + " cannot be renamed: " + FileProblem.describe(e) + ". Nothing was changed.", e);
            }
        }
        return moved;
    }

    private static void restore(Map<Path, Path> moved) {
        moved.forEach((file, kept) -> {
            try {
                Files.move(kept, file);
            } catch (IOException e) {
                throw new CommandException(
                        kept + " cannot be renamed back to " + file + ": " + FileProblem.describe(e), e);
            }
        });
    }
}
