package dev.limbeck.command;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.SourceText;
import dev.limbeck.revision.SqlParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out whether a range of revisions can become one. */
final class Squashable {
    /** Words of the language whose answer is known only when the revision runs. */
    private static final List<String> ASKS = List.of("argument", "arguments", "tag", "isOffline", "schema", "dialect");

    private static final Pattern PRAGMA = Pattern.compile("(^|;|\\n)\\s*pragma\\b", Pattern.CASE_INSENSITIVE);

    private final RevisionGraph graph;

    Squashable(RevisionGraph graph) {
        this.graph = graph;
    }

    /** Refuses, by name, what stands in the way. */
    void require(List<RevisionFile> range) {
        if (range.size() < 2) {
            throw new CommandException("There is nothing to squash: the range has "
                    + (range.isEmpty()
                            ? "no revision"
                            : "only revision " + range.get(0).id())
                    + ". Give two ends with a colon between them, both are in it: ae10:27c6.");
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
            throw refused(revision, "is followed by several");
        }
        if (!last && !graph.dependents(revision.id()).isEmpty()) {
            throw refused(
                    revision,
                    "is needed by " + graph.dependents(revision.id()).get(0).id());
        }
    }

    private static void requireText(RevisionFile revision) {
        String reason = revision.irreversible();
        if (reason != null && !reason.isEmpty()) {
            throw refused(revision, "cannot be taken back (" + reason + ")");
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
            String essence = SourceText.essence(Files.readString(source));
            for (String word : ASKS) {
                if (essence.contains("\nS1 .\nW" + word.length() + " " + word + "\nS1 (\n")) {
                    throw refused(revision, "calls " + word + "(), whose answer is known only when it runs");
                }
            }
        } catch (IOException e) {
            throw new CommandException(source + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A pragma says how the statements of its own file run, and would say it of all. */
    private static void requireCarried(RevisionFile revision, SqlParts parts) {
        if (PRAGMA.matcher(parts.essence()).find()) {
            throw refused(revision, "has a PRAGMA, which holds for its own statements alone");
        }
    }

    /** A revision of another branch that has to run between two of the range would have to run before or after it. */
    void requireTogether(List<RevisionStep> path, List<String> ids) {
        int from = path.size() - ids.size();
        for (int i = 0; i < ids.size(); i++) {
            RevisionFile here = path.get(from + i).revision();
            if (!here.id().equals(ids.get(i))) {
                throw refused(here, "is of another branch and runs between those of the range");
            }
        }
    }

    static CommandException refused(RevisionFile revision, String why) {
        return new CommandException("The range cannot become one revision: " + revision.title() + " " + why
                + ". Nothing was changed; choose a range that ends before it or begins after it.");
    }
}
