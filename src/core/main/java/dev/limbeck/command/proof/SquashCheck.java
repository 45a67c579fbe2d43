package dev.limbeck.command.proof;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.source.SourceText;
import dev.limbeck.revision.source.SqlParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks whether a range of revisions can be combined into one. */
public final class SquashCheck {
    /** Methods of the revision API whose result is known only when the revision runs. */
    private static final List<String> RUNTIME_METHODS =
            List.of("argument", "arguments", "tag", "isOffline", "schema", "dialect");

    private final RevisionGraph graph;
    private final SqlSyntax words;

    /** Creates a check for revisions of the given history. */
    public SquashCheck(RevisionGraph graph, SqlSyntax words) {
        this.words = words;
        this.graph = graph;
    }

    /** Rejects a range that cannot be combined; the error message mentions the revision that prevents this. */
    public void requireCombinable(List<RevisionFile> range) {
        if (range.size() < 2) {
            throw new CommandException("There is nothing to squash: the range has "
                    + (range.isEmpty()
                            ? "no revision"
                            : "only revision " + range.get(0).id())
                    + ". Specify both ends, separated by a colon, such as ae10:27c6; both are included.");
        }
        for (int i = 0; i < range.size(); i++) {
            RevisionFile revision = range.get(i);
            requireLine(revision, i == 0 ? null : range.get(i - 1), i == range.size() - 1);
            requireText(revision);
        }
    }

    private void requireLine(RevisionFile revision, @Nullable RevisionFile before, boolean last) {
        if (revision.downRevisions().size() > 1) {
            throw refused(revision, "joins branches");
        }
        if (before != null && !revision.downRevisions().equals(List.of(before.id()))) {
            throw refused(revision, "does not follow " + before.id() + ": the range has a branch");
        }
        if (!last && graph.children(revision.id()).size() > 1) {
            throw refused(revision, "is followed by several revisions");
        }
        if (!last && !graph.dependents(revision.id()).isEmpty()) {
            throw refused(
                    revision,
                    "is needed by " + graph.dependents(revision.id()).get(0).id());
        }
    }

    private void requireText(RevisionFile revision) {
        String reason = revision.irreversible();
        if (reason != null && !reason.isEmpty()) {
            throw refused(revision, "cannot be reverted (" + reason + ")");
        }
        Path source = revision.source();
        if (source == null) {
            throw refused(revision, "has no source");
        }
        try {
            if (revision.isSql()) {
                requireCarried(revision, SqlParts.of(source.toString(), Files.readString(source)));
                return;
            }
            String essence = SourceText.normalizeJava(Files.readString(source));
            for (String word : RUNTIME_METHODS) {
                if (essence.contains("\nS1 .\nW" + word.length() + " " + word + "\nS1 (\n")) {
                    throw refused(revision, "calls " + word + "(), whose result is known only when it runs");
                }
            }
        } catch (IOException e) {
            throw new CommandException(source + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Rejects a statement that changes a setting of the connection: in a combined revision it would affect the
     * statements of all files, not only those in its own file.
     */
    private void requireCarried(RevisionFile revision, SqlParts parts) {
        words.findSetting(parts.normalized()).ifPresent(kind -> {
            throw refused(revision, "has a " + kind + ", which must affect only the statements in its own file");
        });
    }

    /** Rejects a range if a revision of another branch must run between two of its revisions. */
    public void requireAdjacent(List<RevisionStep> path, List<String> ids) {
        int from = path.size() - ids.size();
        for (int i = 0; i < ids.size(); i++) {
            RevisionFile here = path.get(from + i).revision();
            if (!here.id().equals(ids.get(i))) {
                throw refused(here, "belongs to another branch and runs between the revisions of the range");
            }
        }
    }

    static CommandException refused(RevisionFile revision, String why) {
        return new CommandException("The range cannot be combined into one revision: " + revision.title() + " " + why
                + ". Nothing was changed; choose a range that ends before it or begins after it.");
    }
}
