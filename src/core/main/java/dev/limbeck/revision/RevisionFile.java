package dev.limbeck.revision;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision, as its source or its compiled class describes it.
 *
 * @param header what its {@code @Revision} says
 * @param message the first paragraph of the class's Javadoc on one line, without its last full stop; empty when there is
 *     none
 * @param className the binary name of the class, with its package; for a file of SQL its name
 * @param source the file it was read from, or null for a compiled class
 */
public record RevisionFile(RevisionHeader header, String message, String className, @Nullable Path source) {

    /** {@return its id} */
    public String id() {
        return header.id();
    }

    /** {@return the revisions before it} */
    public List<String> downRevisions() {
        return header.downRevisions();
    }

    /** {@return the labels it gives to its branch} */
    public List<String> branchLabels() {
        return header.branchLabels();
    }

    /** {@return ids or labels of what must be applied before, as written} */
    public List<String> dependsOn() {
        return header.dependsOn();
    }

    /** {@return why it cannot be taken back, or null} */
    public @Nullable String irreversible() {
        return header.irreversible();
    }

    /** {@return when it was written} */
    public Instant created() {
        return header.created();
    }

    /** {@return its id and, where it has one, its message behind, for a message about it} */
    public String title() {
        return id() + (message.isBlank() ? "" : " (" + message + ")");
    }

    /** {@return whether it is a file of SQL, which has no class} */
    public boolean isSql() {
        return className.endsWith(".sql");
    }

    /** {@return the Java package of the class; empty for the unnamed one, and for a file of SQL} */
    public String packageName() {
        if (isSql()) {
            return "";
        }
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    /** {@return where it is, for a message: its file, or else its class} */
    public String place() {
        return source == null ? (isSql() ? "" : "class ") + className : source.toString();
    }
}
