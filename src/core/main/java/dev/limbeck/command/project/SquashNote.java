package dev.limbeck.command.project;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.graph.RevisionGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The line in the Javadoc of a squashed revision that lists the original revisions. */
public final class SquashNote {
    private static final String PREFIX = "Squashed from ";
    private static final Pattern LINE = Pattern.compile(PREFIX + "([\\w, \\r\\n*-]+)\\.");
    private static final Pattern BETWEEN = Pattern.compile("[^\\w-]+");

    private SquashNote() {}

    /** {@return the paragraph in the message of a squashed revision that lists the revisions it contains} */
    public static String paragraph(String ids) {
        return PREFIX + ids + ".";
    }

    /** {@return the squashed revision that replaced the revision with the given id} */
    static Optional<RevisionFile> findReplacement(RevisionGraph graph, String gone) {
        return graph.revisions().stream()
                .filter(revision -> names(revision.source(), gone))
                .findFirst();
    }

    private static boolean names(@Nullable Path source, String gone) {
        if (source == null) {
            return false;
        }
        try {
            Matcher matcher = LINE.matcher(Files.readString(source));
            return matcher.find() && List.of(BETWEEN.split(matcher.group(1))).contains(gone);
        } catch (IOException e) {
            return false;
        }
    }
}
