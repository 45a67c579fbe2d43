package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.result.EntitiesResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prints the files of {@code limbeck entities} and the parts of the schema that the entities do not express, as text.
 *
 * @param out the stream to which the result is printed
 * @param style the style of remarks
 * @param shown returns the printed form of a path
 * @param remarks prints a remark
 */
record EntitiesText(PrintWriter out, TextStyle style, Function<Path, String> shown, Consumer<String> remarks) {

    /** Prints the result. */
    void print(EntitiesResult result) {
        result.files().forEach(file -> out.println("Created " + shown.apply(file)));
        result.kept().forEach(file -> out.println("Kept " + shown.apply(file) + ", which already exists"));
        result.notes().forEach(note -> remarks.accept(style.warning("note: ") + note));
        if (!result.exclude().isEmpty()) {
            remarks.accept("To keep revisions from dropping objects that entities cannot express, add this to "
                    + "limbeck.toml:");
            remarks.accept("  [autogenerate]");
            remarks.accept("  exclude = ["
                    + result.exclude().stream().map(EntitiesText::quoted).collect(Collectors.joining(", ")) + "]");
        }
        if (!result.kept().isEmpty()) {
            remarks.accept("Use --overwrite to replace existing files.");
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
