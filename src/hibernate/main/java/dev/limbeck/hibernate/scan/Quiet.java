package dev.limbeck.hibernate.scan;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The time during which Hibernate works for us: its chatter (version banners, missing connections, deprecated settings)
 * is switched off and the thread's context class loader is the entities' own. Everything is put back on close.
 */
final class Quiet implements AutoCloseable {
    private static final String JBOSS_PROVIDER = "org.jboss.logging.provider";
    // Held here: java.util.logging keeps loggers weakly, and a collected one forgets its level.
    private final Logger hibernate = Logger.getLogger("org.hibernate");
    private final @Nullable Level levelBefore = hibernate.getLevel();
    private final ClassLoader loaderBefore = Thread.currentThread().getContextClassLoader();
    private final @Nullable String providerBefore = System.getProperty(JBOSS_PROVIDER);

    private Quiet(ClassLoader loader) {
        Thread.currentThread().setContextClassLoader(loader);
        hibernate.setLevel(Level.OFF);
        if (providerBefore == null) {
            // A logging library among the user's jars would print Hibernate's debug lines for want of a configuration.
            System.setProperty(JBOSS_PROVIDER, "jdk");
        }
    }

    static Quiet under(ClassLoader loader) {
        return new Quiet(loader);
    }

    <T> T run(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void close() {
        if (providerBefore == null) {
            System.clearProperty(JBOSS_PROVIDER);
        }
        hibernate.setLevel(levelBefore);
        Thread.currentThread().setContextClassLoader(loaderBefore);
    }
}
