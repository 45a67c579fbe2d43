package dev.limbeck.cli;

import dev.limbeck.command.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The user's own editor.
 *
 * @param variables where VISUAL or EDITOR names it, perhaps with options
 * @param folder the folder it starts in
 */
record Editor(Map<String, String> variables, Path folder) {
    /**
     * Opens the files and waits until the editor is closed.
     *
     * @throws CommandException if no editor is named, it cannot be started, or it fails
     */
    void open(List<Path> files) {
        String editor = variables.getOrDefault("VISUAL", "");
        editor = editor.isBlank() ? variables.getOrDefault("EDITOR", "") : editor;
        if (editor.isBlank()) {
            throw new CommandException(
                    "No editor is named. Set the variable VISUAL or EDITOR, for instance: export EDITOR=vi\nThe file is "
                            + files.get(0));
        }
        try {
            Process process = new ProcessBuilder(command(editor, files))
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new CommandException("The editor `" + editor + "` ended with exit code " + code + ".");
            }
        } catch (IOException e) {
            throw new CommandException(
                    "The editor `" + editor + "` cannot be started (" + e.getMessage() + "). Correct VISUAL or EDITOR.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("The editor was interrupted.", e);
        }
    }

    /** The shell takes the variable apart, as it does for git; Windows has none, and options there have no spaces. */
    private static List<String> command(String editor, List<Path> files) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        List<String> command = new ArrayList<>();
        if (windows) {
            command.addAll(List.of(editor.strip().split("\\s+")));
        } else {
            command.addAll(List.of("sh", "-c", editor + " \"$@\"", editor));
        }
        files.forEach(file -> command.add(file.toString()));
        return command;
    }
}
