package dev.limbeck.cli;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.simple.SimpleLoggerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * SLF4J's simple logger, created for the first logger that can print something. The driver of SQLite creates loggers at
 * each start, which are off unless {@code -vv} is given; the simple logger would read its settings for them, for which
 * Java reads the directory of each jar.
 */
public final class LazyLogging implements SLF4JServiceProvider {
    /** The prefix of the property that sets the level of a logger or package. */
    static final String LEVEL_OF = "org.slf4j.simpleLogger.log.";

    static final String SQLITE = "org.sqlite";
    static final String OFF = "off";

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();
    private @Nullable ILoggerFactory simple;

    /** Called by SLF4J. */
    public LazyLogging() {}

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> name.startsWith(SQLITE + ".") && OFF.equals(System.getProperty(LEVEL_OF + SQLITE))
                ? NOPLogger.NOP_LOGGER
                : simple().getLogger(name);
    }

    private synchronized ILoggerFactory simple() {
        ILoggerFactory known = simple;
        if (known == null) {
            known = new SimpleLoggerFactory();
            simple = known;
        }
        return known;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Everything is created when it is first needed.
    }
}
