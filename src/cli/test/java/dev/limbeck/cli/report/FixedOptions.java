package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.OutputOptions;
import org.jspecify.annotations.Nullable;

/** Output options that a test specifies directly. */
record FixedOptions(OutputFormat format, boolean quiet, int verbosity, @Nullable String environment)
        implements OutputOptions {
    /** The default options: text, neither quiet nor verbose. */
    static final FixedOptions TEXT = new FixedOptions(OutputFormat.text, false, 0, null);

    FixedOptions withFormat(OutputFormat other) {
        return new FixedOptions(other, quiet, verbosity, environment);
    }

    FixedOptions withVerbosity(int other) {
        return new FixedOptions(format, quiet, other, environment);
    }
}
