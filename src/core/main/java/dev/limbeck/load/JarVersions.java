package dev.limbeck.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Finds the versions of a library on a class path, including those in the nested jars of an executable jar. */
public final class JarVersions {
    private JarVersions() {}

    /**
     * {@return the names of the jars that contain a class, one for each version of the library, sorted by version}
     *
     * @param classes the URLs of all copies of one class of the library, such as {@code org/hibernate/Version.class}
     */
    public static List<String> find(Enumeration<URL> classes) {
        Map<String, String> jars = new TreeMap<>();
        try {
            for (URL found : Collections.list(classes)) {
                if (found.openConnection() instanceof JarURLConnection jar) {
                    jar.setUseCaches(false);
                    jars.putIfAbsent(version(jar), name(jar));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(jars.values());
    }

    private static String version(JarURLConnection jar) throws IOException {
        Manifest manifest = jar.getManifest();
        String version =
                manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return version == null ? name(jar) : version;
    }

    private static String name(JarURLConnection jar) {
        String path = jar.getJarFileURL().getPath();
        return String.valueOf(Path.of(path).getFileName());
    }
}
