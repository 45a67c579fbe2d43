package dev.limbeck.cli.report;

import dev.limbeck.cli.page.ReviewPage;
import dev.limbeck.cli.review.ReviewReport;
import dev.limbeck.cli.terminal.ControlCharacters;
import dev.limbeck.command.project.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The file of {@code --report}.
 *
 * @param file the file
 */
public record ReportFile(Path file) {

    /**
     * Writes a report: a page if the name of the file ends in {@code .html}, otherwise Markdown.
     *
     * @param revision the revision file that the command has written, or null
     */
    public void write(ReviewReport report, @Nullable Path revision) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean page = name.endsWith(".html") || name.endsWith(".htm");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(
                    file, page ? ReviewPage.write(report) : ControlCharacters.escape(ReviewMarkdown.text(report)));
        } catch (IOException e) {
            throw new CommandException(
                    "The report " + file + " cannot be written: " + e + "."
                            + (revision == null ? "" : " The revision " + revision + " was written and is complete."),
                    e);
        }
    }
}
