package dev.limbeck.load;

import dev.limbeck.revision.source.RevisionFolder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places from which revisions are loaded.
 *
 * @param folder the folders of their sources and of helper classes
 * @param packages packages to search for compiled revisions; empty to use only sources
 * @param classpath folders and jars, in addition to Limbeck, that revisions can use and that might contain compiled
 *     revisions
 * @param application the loader of Limbeck, and of the application if there is one
 * @param cache the folder for compiled sources, or null for the user's cache folder
 */
public record LoadRequest(
        RevisionFolder folder,
        List<String> packages,
        List<Path> classpath,
        ClassLoader application,
        @Nullable Path cache) {
    /** Copies the lists. */
    public LoadRequest {
        packages = List.copyOf(packages);
        classpath = List.copyOf(classpath);
    }
}
