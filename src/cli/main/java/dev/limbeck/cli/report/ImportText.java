package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.result.ImportResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Prints the result of {@code alembic import} as text.
 *
 * @param out where the result is printed
 * @param style the style of remarks
 * @param shown returns the printed form of a path
 * @param remarks prints a remark
 */
record ImportText(PrintWriter out, TextStyle style, Function<Path, String> shown, Consumer<String> remarks) {

    /** Prints the result. */
    void print(ImportResult result) {
        result.revisions().forEach(revision -> out.println("Created " + shown.apply(revision.file())));
        result.warnings().forEach(warning -> remarks.accept(style.warning("warning: ") + warning));
        List<ImportResult.Imported> untranslated = result.untranslated();
        if (!untranslated.isEmpty()) {
            out.println();
            out.println("Not translated: " + untranslated.size() + " of "
                    + result.revisions().size() + ". These refuse to run until you have translated them:");
            untranslated.forEach(revision -> out.println("  " + revision.id() + " " + revision.message()
                    + System.lineSeparator() + "    " + revision.untranslated()));
        }
        if (!result.unproved().isEmpty()) {
            remarks.accept(style.warning("warning: ") + "Not proved: "
                    + result.unproved().size() + " of " + result.revisions().size() + ":");
            result.unproved().forEach(revision -> remarks.accept("  " + revision.id() + ": " + revision.reason()));
        }
        remarks.accept("");
        remarks.accept("Alembic and Limbeck keep a database's revision in the same table, " + result.versionTable()
                + ", so a database that Alembic migrated needs no stamp.");
        remarks.accept("Next: read the files, then run: limbeck verify");
    }
}
