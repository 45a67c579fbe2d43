package dev.limbeck.load;

import dev.limbeck.revision.RevisionFolder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where revisions come from.
 *
 * @param folder the folders with their sources, and with helper classes beside them
 * @param packages packages in which compiled revisions are looked for; empty to take sources only
 * @param classpath folders and jars that revisions may use besides Limbeck, and where compiled revisions may be
 * @param application the loader that sees Limbeck, and the application when there is one
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

    /** {@return a request for sources alone, which use nothing but Limbeck and the JDK} */
    public static LoadRequest ofSources(RevisionFolder folder) {
        return new LoadRequest(folder, List.of(), List.of(), LoadRequest.class.getClassLoader(), null);
    }

    /** {@return a request for the compiled revisions in a package of an application} */
    public static LoadRequest ofClasses(String packageName, ClassLoader application) {
        return new LoadRequest(
                new RevisionFolder(List.of(), false), List.of(packageName), List.of(), application, null);
    }
}
