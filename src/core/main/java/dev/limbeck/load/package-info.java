/**
 * Revision sources and classes become {@link dev.limbeck.Migration} objects: sources are compiled in memory and kept in a
 * cache, compiled classes are found on the application's class path. And the loader that shows the entities to whatever
 * reads them. Uses {@code dev.limbeck} and {@code revision}.
 *
 * <pre>{@code
 * RevisionLoader loader = new RevisionLoader(LoadRequest.ofSources(new RevisionFolder(folders, false)));
 * loader.load(revisionFile).upgrade(operations);
 * }</pre>
 */
@NullMarked
package dev.limbeck.load;

import org.jspecify.annotations.NullMarked;
