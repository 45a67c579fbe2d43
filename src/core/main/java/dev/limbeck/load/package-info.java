/**
 * Revision sources and classes become {@link dev.limbeck.Migration} objects: sources are compiled in memory and kept in a
 * cache, compiled classes are found on the application's class path. And the loader that shows the entities to whatever
 * reads them. Uses {@code dev.limbeck} and {@code revision}.
 *
 * <pre>{@code
 * RevisionFolder folder = new RevisionFolder(folders, false);
 * LoadRequest sources = new LoadRequest(folder, List.of(), List.of(), Migration.class.getClassLoader(), null);
 * new RevisionLoader(sources).load(revisionFile).upgrade(operations);
 * }</pre>
 */
@NullMarked
package dev.limbeck.load;

import org.jspecify.annotations.NullMarked;
