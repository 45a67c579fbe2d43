package dev.limbeck.load;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the jars of a class loader and its parents. Skips loaders that do not provide a list of their jars. */
final class ClassLoaderJars {
    private ClassLoaderJars() {}

    /** {@return the jars of the loader and its parents} */
    static List<Path> find(@Nullable ClassLoader loader) {
        Set<Path> jars = new LinkedHashSet<>();
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    add(jars, url);
                }
            }
            if (at == ClassLoader.getSystemClassLoader()) {
                for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
                    add(jars, Path.of(entry));
                }
            }
        }
        return List.copyOf(jars);
    }

    private static void add(Set<Path> jars, URL url) {
        try {
            if (url.getProtocol().equals("file")) {
                add(jars, Path.of(url.toURI()));
            }
        } catch (URISyntaxException e) {
            System.getLogger(ClassLoaderJars.class.getName()).log(System.Logger.Level.DEBUG, "Skipped " + url, e);
        }
    }

    private static void add(Set<Path> jars, Path entry) {
        if (Files.isRegularFile(entry)) {
            jars.add(entry);
        }
    }
}
