package dev.limbeck.revision;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision, as described by its source or its compiled class.
 *
 * @param header the attributes of its {@code @Revision}
 * @param message the message in {@code @Revision}, or else the first paragraph of the class's Javadoc on one line,
 *     without its final period; empty if there is neither
 * @param className the binary name of the class, including its package; for an SQL file its file name
 * @param source the file from which the revision was read, or null for a compiled class
 */
public record RevisionFile(RevisionHeader header, String message, String className, @Nullable Path source) {

    /** {@return the id of this revision} */
    public String id() {
        return header.id();
    }

    /** {@return the ids of the down revisions} */
    public List<String> downRevisions() {
        return header.downRevisions();
    }

    /** {@return the branch labels that this revision declares} */
    public List<String> branchLabels() {
        return header.branchLabels();
    }

    /** {@return the ids or labels of the revisions on which this revision depends, as written in the file} */
    public List<String> dependsOn() {
        return header.dependsOn();
    }

    /** {@return the reason why this revision cannot be reverted, or null if it can be reverted} */
    public @Nullable String irreversible() {
        return header.irreversible();
    }

    /** {@return the time at which this revision was created} */
    public Instant created() {
        return header.created();
    }

    /** {@return the id of this revision, followed by its message if it has one} */
    public String title() {
        return id() + (message.isBlank() ? "" : " (" + message + ")");
    }

    /** {@return whether this revision is an SQL file, which has no class} */
    public boolean isSql() {
        return className.endsWith(".sql");
    }

    /** {@return the Java package of the class; empty for the unnamed package and for an SQL file} */
    public String packageName() {
        if (isSql()) {
            return "";
        }
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    /** {@return the location for messages: the source file if known, otherwise the class} */
    public String location() {
        return source == null ? (isSql() ? "" : "class ") + className : source.toString();
    }
}
