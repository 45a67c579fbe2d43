/**
 * Creates {@link dev.limbeck.Migration} objects from revisions: sources are compiled in memory and cached, and compiled
 * classes are found on the application's class path. Also contains the class loader for the entities. This package may
 * use the {@code dev.limbeck} and {@code revision} packages.
 *
 * <pre>{@code
 * RevisionFolder folder = new RevisionFolder(folders, false);
 * ClassLoader application = Migration.class.getClassLoader();
 * RevisionLoader loader = new RevisionLoader(new LoadRequest(folder, List.of(), List.of(), application, null));
 * loader.load(revisionFile).upgrade(operations);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.load;

import org.jspecify.annotations.NullMarked;
