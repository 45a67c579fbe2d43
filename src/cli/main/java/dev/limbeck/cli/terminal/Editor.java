package dev.limbeck.cli.terminal;

import dev.limbeck.command.project.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The user's editor.
 *
 * @param variables the environment variables; VISUAL or EDITOR is the editor's command, possibly with options
 * @param folder the working directory of the editor
 * @param interrupts is notified that the editor handles Ctrl-C while it is open
 */
public record Editor(Map<String, String> variables, Path folder, Interrupts interrupts) {
    /**
     * Opens the files and waits until the editor is closed.
     *
     * @throws CommandException if no editor is set, it cannot be started, or it fails
     */
    public void open(List<Path> files) {
        String editor = variables.getOrDefault("VISUAL", "");
        editor = editor.isBlank() ? variables.getOrDefault("EDITOR", "") : editor;
        if (editor.isBlank()) {
            throw new CommandException(
                    "No editor is set. Set the environment variable VISUAL or EDITOR, for example: export EDITOR=vi\nThe"
                            + " file is "
                            + files.get(0));
        }
        interrupts.setLent(true);
        try {
            Process process = new ProcessBuilder(command(editor, files))
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new CommandException("The editor `" + editor + "` failed with exit code " + code + ".");
            }
        } catch (IOException e) {
            throw new CommandException(
                    "The editor `" + editor + "` could not be started (" + e.getMessage()
                            + "). Correct VISUAL or EDITOR.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("The editor was interrupted.", e);
        } finally {
            interrupts.setLent(false);
        }
    }

    /**
     * Lets the shell split the variable, as git does. On Windows, the variable is split at spaces, so its words cannot
     * contain spaces.
     */
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
