package dev.limbeck.cli;

/**
 * Sends all log messages to standard error at one level, and loads as few classes as possible: SLF4J's simple logger
 * receives the messages, including the messages of Hibernate's JBoss Logging, and {@code java.util.logging} has no
 * handlers.
 */
public final class Logging {
    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    /** Called by {@code java.util.logging} as its configuration class; adds no handlers. */
    public Logging() {}

    /**
     * Sets the level; must be called before the first logger is created. Of Hibernate's messages, only
     * errors are shown, unless {@code -vv} is given.
     */
    static void configure(int verbosity) {
        setUnlessSet("org.jboss.logging.provider", "slf4j");
        // SLF4J would search all jars for a provider, and would print the name of the given one.
        setUnlessSet("slf4j.provider", LazyLogging.class.getName());
        setUnlessSet("slf4j.internal.verbosity", "WARN");
        setUnlessSet("java.util.logging.config.class", Logging.class.getName());
        if (verbosity > 0) {
            setUnlessSet(LEVEL, verbosity > 1 ? "debug" : "info");
        }
        if (verbosity < 2) {
            setUnlessSet(LazyLogging.LEVEL_OF + "org.hibernate", "error");
            // The driver logs each error and throws it as an exception; Limbeck reports the exception.
            setUnlessSet(LazyLogging.LEVEL_OF + LazyLogging.SQLITE, LazyLogging.OFF);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
