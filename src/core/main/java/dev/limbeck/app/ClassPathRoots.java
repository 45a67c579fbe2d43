package dev.limbeck.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds the folders and jars that contain given packages, so that the rest of the class path is not scanned. */
final class ClassPathRoots {
    private ClassPathRoots() {}

    static List<Path> find(List<String> packages, ClassLoader loader) {
        Set<Path> roots = new LinkedHashSet<>();
        for (String name : packages) {
            String path = name.replace('.', '/');
            try {
                for (URL url : Collections.list(loader.getResources(path))) {
                    roots.add(root(url, path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Package " + name + " cannot be read", e);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("Package " + name + " has a location that is not a file URL", e);
            }
        }
        return List.copyOf(roots);
    }

    private static Path root(URL url, String path) throws IOException, URISyntaxException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Path.of(jar.getJarFileURL().toURI());
        }
        Path folder = Path.of(url.toURI());
        for (int depth = path.split("/", -1).length; depth > 0; depth--) {
            folder = Objects.requireNonNull(
                    folder.getParent(), "the folder of a package is always inside a root folder");
        }
        return folder;
    }
}
