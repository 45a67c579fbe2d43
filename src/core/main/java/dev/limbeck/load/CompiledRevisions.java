package dev.limbeck.load;

import dev.limbeck.revision.RevisionFile;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Finds compiled revisions in a package, in folders and jars of a class path, without looking at anything else. A jar
 * without entries for its folders does not say that it has the package: only when no other place has it are the jars
 * looked into.
 */
final class CompiledRevisions {
    private static final String ENDING = ".class";

    private final ClassLoader loader;

    CompiledRevisions(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * {@return the revisions of the package itself, not of those below it}
     *
     * @throws RevisionLoadException if a folder or jar cannot be read
     */
    List<RevisionFile> in(String packageName) {
        List<RevisionFile> revisions = new ArrayList<>();
        for (String className : classNames(packageName)) {
            read(className).ifPresent(revisions::add);
        }
        return revisions;
    }

    /** Nothing is initialized; a helper class that cannot be loaded is none of our business. */
    private Optional<RevisionFile> read(String className) {
        try {
            return Annotations.read(Class.forName(className, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            System.getLogger(CompiledRevisions.class.getName())
                    .log(System.Logger.Level.DEBUG, "Passed over " + className, e);
            return Optional.empty();
        }
    }

    private Set<String> classNames(String packageName) {
        String path = packageName.replace('.', '/');
        Set<String> names = new TreeSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(path + "/"))) {
                simpleNames(url, path).forEach(name -> names.add(packageName + "." + name));
            }
            for (Path jar : names.isEmpty() ? JarsOf.loader(loader) : List.<Path>of()) {
                inJar(jar, path + "/").forEach(name -> names.add(packageName + "." + name));
            }
            return names;
        } catch (IOException e) {
            throw new RevisionLoadException("Package " + packageName + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static List<String> simpleNames(URL url, String path) throws IOException {
        if (url.getProtocol().equals("file")) {
            return inFolder(url);
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection instanceof JarURLConnection jar ? inJar(jar, path + "/") : List.of();
    }

    private static List<String> inFolder(URL url) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(CompiledRevisions::isTopLevelClass)
                    .map(CompiledRevisions::simpleName)
                    .toList();
        } catch (URISyntaxException | FileSystemNotFoundException e) {
            throw new IOException(url + " is no folder", e);
        }
    }

    private static List<String> inJar(JarURLConnection connection, String prefix) throws IOException {
        String inside = connection.getEntryName() == null ? prefix : connection.getEntryName();
        try (JarFile jar = connection.getJarFile()) {
            return inJar(jar, inside);
        }
    }

    private static List<String> inJar(Path file, String inside) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return inJar(jar, inside);
        } catch (ZipException e) {
            return List.of();
        }
    }

    private static List<String> inJar(JarFile jar, String inside) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(inside) && name.indexOf('/', inside.length()) < 0)
                .map(name -> name.substring(inside.length()))
                .filter(CompiledRevisions::isTopLevelClass)
                .map(CompiledRevisions::simpleName)
                .toList();
    }

    private static boolean isTopLevelClass(String file) {
        return file.endsWith(ENDING) && file.indexOf('$') < 0 && !file.equals("package-info" + ENDING);
    }

    private static String simpleName(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }
}
