package dev.limbeck.hibernate.scan;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.Version;

/**
 * Runs Hibernate so that it logs only errors (not version banners, missing connections or deprecated settings), and
 * with the class loader of the entities as the thread's context class loader.
 */
final class MutedLogging {
    private static final String JBOSS_PROVIDER = "org.jboss.logging.provider";
    // A strong reference is needed, because java.util.logging refers to loggers weakly, and a logger that is
    // garbage-collected loses its level.
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private MutedLogging() {}

    /** Runs the work, then restores the logging level, the context class loader and the system property. */
    static <T> T run(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader loaderBefore = thread.getContextClassLoader();
        Level levelBefore = HIBERNATE.getLevel();
        // An unconfigured logging library on the user's class path would print Hibernate's debug messages, so this
        // setting chooses the library. If the application uses the same Hibernate, the application must choose the
        // library, because the first library that is used stays in use until the process ends.
        boolean configured = System.getProperty(JBOSS_PROVIDER) != null || Version.class.getClassLoader() != loader;
        try {
            thread.setContextClassLoader(loader);
            HIBERNATE.setLevel(Level.SEVERE);
            if (!configured) {
                System.setProperty(JBOSS_PROVIDER, "jdk");
            }
            return work.get();
        } finally {
            if (!configured) {
                System.clearProperty(JBOSS_PROVIDER);
            }
            HIBERNATE.setLevel(levelBefore);
            thread.setContextClassLoader(loaderBefore);
        }
    }
}
