package dev.limbeck.hibernate.scan;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The time during which Hibernate works for us: its chatter (version banners, missing connections, deprecated settings)
 * is switched off and the thread's context class loader is the entities' own.
 */
final class Quiet {
    private static final String JBOSS_PROVIDER = "org.jboss.logging.provider";
    // Held here: java.util.logging keeps loggers weakly, and a collected one forgets its level.
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private Quiet() {}

    /** Does the work and puts everything back. */
    static <T> T under(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader loaderBefore = thread.getContextClassLoader();
        Level levelBefore = HIBERNATE.getLevel();
        // A logging library among the user's jars would print Hibernate's debug lines for want of a configuration.
        boolean chosen = System.getProperty(JBOSS_PROVIDER) != null;
        try {
            thread.setContextClassLoader(loader);
            HIBERNATE.setLevel(Level.OFF);
            if (!chosen) {
                System.setProperty(JBOSS_PROVIDER, "jdk");
            }
            return work.get();
        } finally {
            if (!chosen) {
                System.clearProperty(JBOSS_PROVIDER);
            }
            HIBERNATE.setLevel(levelBefore);
            thread.setContextClassLoader(loaderBefore);
        }
    }
}
