package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

/** Tests which loggers are created. */
final class LazyLoggingTest {
    private static final String PROPERTY = "org.slf4j.simpleLogger.log.org.sqlite";

    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void loggersOfTheDriverThatAreOffPrintNothing() {
        System.setProperty(PROPERTY, "off");
        LazyLogging logging = new LazyLogging();
        assertThat(logging.getLoggerFactory().getLogger("org.sqlite.core.NativeDB"))
                .isSameAs(NOPLogger.NOP_LOGGER);
        assertThat(logging.getLoggerFactory().getLogger("org.sqlitex.Other").isWarnEnabled())
                .isTrue();
    }

    @Test
    void loggersOfTheDriverExistIfTheyAreNotOff() {
        LazyLogging logging = new LazyLogging();
        assertThat(logging.getLoggerFactory()
                        .getLogger("org.sqlite.core.NativeDB")
                        .isWarnEnabled())
                .isTrue();
    }

    @Test
    void aLoggerIsCreatedOnce() {
        LazyLogging logging = new LazyLogging();
        assertThat(logging.getLoggerFactory().getLogger("a"))
                .isSameAs(logging.getLoggerFactory().getLogger("a"));
    }
}
