package dev.limbeck.load;

import dev.limbeck.Names;
import dev.limbeck.Revision;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads {@code @Revision} from a compiled class. */
final class AnnotatedClassReader {
    private AnnotatedClassReader() {}

    /**
     * {@return the revision that the class declares; empty if it has no {@code @Revision}} Class files have no Javadoc,
     * so if the annotation has no message, the message is the part of the class name after the id.
     *
     * @throws RevisionLoadException if the creation time in the annotation is invalid
     */
    static Optional<RevisionFile> read(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null
                ? Optional.empty()
                : Optional.of(new RevisionFile(header(type, revision), message(type, revision), type.getName(), null));
    }

    private static RevisionHeader header(Class<?> type, Revision revision) {
        try {
            return new RevisionHeader(
                    revision.id(),
                    List.of(revision.downRevision()),
                    List.of(revision.branchLabels()),
                    List.of(revision.dependsOn()),
                    revision.irreversible().isEmpty() ? null : revision.irreversible(),
                    OffsetDateTime.parse(revision.created()).toInstant(),
                    revision.names() == Names.EXACT);
        } catch (DateTimeParseException e) {
            throw new RevisionLoadException(
                    "class " + type.getName() + ": created is \"" + revision.created()
                            + "\", which is not a valid time. Write it as 2026-11-23T07:45:12Z.",
                    e);
        }
    }

    private static String message(Class<?> type, Revision revision) {
        return revision.message().isEmpty() ? message(type.getSimpleName(), revision.id()) : revision.message();
    }

    private static String message(String simpleName, String id) {
        int start = simpleName.indexOf(id);
        return start < 0
                ? ""
                : simpleName.substring(start + id.length()).replace('_', ' ').strip();
    }
}
