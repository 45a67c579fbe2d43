package dev.limbeck.hibernate.load;

import dev.limbeck.load.JarVersions;
import dev.limbeck.spi.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;

/** Rejects a class path with two versions of Hibernate, whose classes would be mixed. */
public final class DuplicateHibernate {
    private static final String CLASS = "org/hibernate/Version.class";

    private DuplicateHibernate() {}

    /**
     * Checks the class path of a model's class loader; the class loader of an application is not checked.
     *
     * @throws ModelException if it has two versions of Hibernate; the message names both jars
     */
    public static void reject(ClassLoader loader) {
        if (loader instanceof URLClassLoader own) {
            try {
                reject(own.findResources(CLASS));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Checks the class path of an application in which Hibernate starts.
     *
     * @throws ModelException if it has two versions of Hibernate; the message names both jars
     */
    public static void rejectInApplication() {
        try {
            reject(DuplicateHibernate.class.getClassLoader().getResources(CLASS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reject(Enumeration<URL> classes) {
        List<String> jars = JarVersions.find(classes);
        if (jars.size() > 1) {
            throw new ModelException(
                    "The class path has two versions of Hibernate: " + String.join(" and ", jars)
                            + ". Which of them would read the entities depends on the order of the jars. Exclude the one that"
                            + " your application does not use. \"mvn dependency:tree\" or \"gradle dependencies\" shows which"
                            + " dependency requires each of them.",
                    null);
        }
    }
}
