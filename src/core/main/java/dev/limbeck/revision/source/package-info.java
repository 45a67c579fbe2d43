/**
 * Reads revision files without compiling them: the {@code @Revision} annotation and the Javadoc of Java sources, and
 * the header and the parts of SQL files. Uses {@code revision}, {@code text}, and {@code java.*}.
 *
 * <pre>{@code
 * List<RevisionFile> files = new RevisionFolder(List.of(Path.of("src/main/java/db/revisions")), false).read();
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.revision.source;

import org.jspecify.annotations.NullMarked;
