package dev.limbeck.load;

import dev.limbeck.revision.RevisionFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a revision's source and its compiled class on the class path are the same revision. They differ when
 * their {@code @Revision} does, or when the source is newer than the class and compiles to other code. An older source is
 * not compared: the class was made from it, if by another compiler.
 */
final class Twins {
    private final List<Path> classpath;
    private final ClassLoader application;

    Twins(List<Path> classpath, ClassLoader application) {
        this.classpath = classpath;
        this.application = application;
    }

    /** {@return the compiled class of that name in a folder of the class path, or where the application has it} */
    Optional<URL> find(String className) {
        String path = className.replace('.', '/') + ".class";
        for (Path entry : classpath) {
            Path file = entry.resolve(path);
            if (Files.isDirectory(entry) && Files.isRegularFile(file)) {
                try {
                    return Optional.of(file.toUri().toURL());
                } catch (java.net.MalformedURLException e) {
                    throw new IllegalArgumentException("Not a file: " + file, e);
                }
            }
        }
        return Optional.ofNullable(application.getResource(path));
    }

    /**
     * Compares.
     *
     * @param file the revision as its source says it
     * @param compiled what its source compiles to
     * @throws RevisionLoadException if the class path has another class of that name; it names both
     */
    void refuseDifferent(RevisionFile file, CompiledSources compiled, ClassLoader parent) {
        Path source = file.source();
        Optional<URL> twin = source == null ? Optional.empty() : find(file.className());
        if (source == null || twin.isEmpty()) {
            return;
        }
        byte[] theirs = bytes(twin.get());
        byte[] ours = compiled.classes().get(file.className());
        boolean same = sameHeader(file, theirs, parent) && (!newer(source, twin.get()) || ClassCode.same(ours, theirs));
        if (!same) {
            throw new RevisionLoadException(
                    "Revision " + file.id() + " is there twice, and the two differ:\n  " + source + "\n  "
                            + shown(twin.get())
                            + "\nCompile the project again (`mvn compile`), or delete the one that is wrong.",
                    null);
        }
    }

    private static boolean sameHeader(RevisionFile file, byte[] theirs, ClassLoader parent) {
        try {
            Class<?> type = new RevisionClassLoader(
                            new CompiledSources(java.util.Map.of(file.className(), theirs)), parent)
                    .loadClass(file.className());
            return Annotations.read(type)
                    .filter(other -> other.header().equals(file.header()))
                    .isPresent();
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    static byte[] bytes(URL url) {
        try (InputStream in = url.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new RevisionLoadException(shown(url) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean newer(Path source, URL twin) {
        Path file = file(twin);
        try {
            return file == null || Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(file)) > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** The class file, or the jar that holds it; null when it is neither. */
    private static @Nullable Path file(URL url) {
        try {
            URL outside = url.openConnection() instanceof JarURLConnection jar ? jar.getJarFileURL() : url;
            return outside.getProtocol().equals("file") ? Path.of(outside.toURI()) : null;
        } catch (IOException | URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }

    private static String shown(URL url) {
        Path file = url.getProtocol().equals("file") ? file(url) : null;
        return file == null ? url.toString() : file.toString();
    }
}
