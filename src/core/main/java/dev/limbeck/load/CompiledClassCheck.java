package dev.limbeck.load;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.text.BuildTool;
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
 * Checks that the source of a revision and its compiled class on the class path are the same revision. Source and class
 * differ if their {@code @Revision} differs, or if the source is newer than the class and compiles to different code.
 * An older source is not compared, because the class was compiled from it, possibly by a different compiler.
 */
final class CompiledClassCheck {
    /** The number of lookups that take longer than searching the class path for a package. */
    private static final int MANY = 100;

    private final List<Path> classpath;
    private final ClassLoader application;
    private String lastPackage = "";
    private int lookups;
    private boolean absent;

    CompiledClassCheck(List<Path> classpath, ClassLoader application) {
        this.classpath = classpath;
        this.application = application;
    }

    /** {@return the compiled class with the given name in a folder of the class path, or else in the application} */
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
        String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        return isAbsent(packageName) ? Optional.empty() : Optional.ofNullable(application.getResource(path));
    }

    /** Returns whether the application certainly has no class in the package; finds this out only for many classes. */
    private synchronized boolean isAbsent(String packageName) {
        if (!packageName.equals(lastPackage)) {
            lastPackage = packageName;
            lookups = 0;
            absent = false;
        }
        lookups++;
        if (lookups == MANY) {
            absent = AbsentPackage.isCertain(application, packageName);
        }
        return absent;
    }

    /**
     * Compares source and class.
     *
     * @param file the revision as declared in its source
     * @param compiled the classes compiled from its source
     * @throws RevisionLoadException if the class path has a different class with the same name; the message names both
     *     files
     */
    void refuseDifferent(RevisionFile file, CompiledSources compiled, ClassLoader parent) {
        Path source = file.source();
        Optional<URL> twin = source == null ? Optional.empty() : find(file.className());
        if (source == null || twin.isEmpty()) {
            return;
        }
        byte[] theirs = bytes(twin.get());
        byte[] ours = compiled.classes().get(file.className());
        boolean same =
                sameHeader(file, theirs, parent) && (!newer(source, twin.get()) || ClassCode.hasSameCode(ours, theirs));
        if (!same) {
            throw new RevisionLoadException(
                    "Revision " + file.id() + " exists twice with different content:\n  " + source + "\n  "
                            + shown(twin.get())
                            + "\nCompile the project again ("
                            + BuildTool.of(source).compileCommand()
                            + "), or delete the wrong one.",
                    null);
        }
    }

    private static boolean sameHeader(RevisionFile file, byte[] theirs, ClassLoader parent) {
        try {
            Class<?> type = new RevisionClassLoader(
                            new CompiledSources(java.util.Map.of(file.className(), theirs)), parent)
                    .loadClass(file.className());
            return AnnotatedClassReader.read(type)
                    .filter(other -> other.header().equals(file.header()))
                    .isPresent();
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** {@return the content of the resource} */
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

    /** {@return the class file, or the jar that contains it; null if there is neither} */
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
