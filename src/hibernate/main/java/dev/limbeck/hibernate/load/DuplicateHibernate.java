package dev.limbeck.hibernate.load;

import dev.limbeck.spi.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Rejects a class path with two versions of Hibernate, whose classes would be mixed. */
public final class DuplicateHibernate {
    private static final String CLASS = "org/hibernate/Version.class";

    private DuplicateHibernate() {}

    /**
     * Checks the class path of the given loader.
     *
     * @throws ModelException if it has two versions of Hibernate; the message names both jars
     */
    public static void reject(ClassLoader loader) {
        if (!(loader instanceof URLClassLoader own)) {
            return; // the class path of an application, in which Hibernate itself has started
        }
        Map<String, String> jars = new TreeMap<>();
        try {
            for (URL found : Collections.list(own.findResources(CLASS))) {
                if (found.openConnection() instanceof JarURLConnection jar) {
                    jar.setUseCaches(false);
                    jars.putIfAbsent(version(jar), name(jar));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (jars.size() > 1) {
            List<String> names = new ArrayList<>(jars.values());
            throw new ModelException(
                    "The class path has two versions of Hibernate: " + String.join(" and ", names)
                            + ". Which of them would read the entities depends on the order of the jars. Exclude the one that"
                            + " your application does not use. \"mvn dependency:tree\" or \"gradle dependencies\" shows which dependency requires each"
                            + " of them.",
                    null);
        }
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
