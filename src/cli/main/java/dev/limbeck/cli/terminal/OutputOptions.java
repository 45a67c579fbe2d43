package dev.limbeck.cli.terminal;

import org.jspecify.annotations.Nullable;

/** The options that determine what is printed and how. */
public interface OutputOptions {
    /** {@return the format of the results} */
    OutputFormat format();

    /** {@return whether only results and errors are printed} */
    boolean quiet();

    /** {@return how often {@code -v} was given} */
    int verbosity();

    /** {@return the section of the settings file that {@code -n} specifies, or null} */
    @Nullable
    String environment();
}
