package dev.limbeck.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for a report that a reviewer reads. */
public final class ReportOption {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a report for the reviewer to this file: a self-contained page if its name ends"
                    + " in .html, otherwise Markdown.")
    private @Nullable Path file;

    /** {@return the file, or null} */
    public @Nullable Path file() {
        return file;
    }
}
