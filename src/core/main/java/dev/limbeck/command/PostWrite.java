package dev.limbeck.command;

import dev.limbeck.execute.RunListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the commands of {@code revisions.post_write} on a new revision file, one after the other. */
final class PostWrite {
    private static final String FILE = "{file}";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private final Project project;
    private final RunListener listener;

    PostWrite(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * Runs them in the folder of limbeck.toml, and {@return the file}
     *
     * @throws CommandException if one cannot be started or ends with another exit code than 0; the file stays
     */
    Path on(Path file) {
        for (String command : project.settings().revisions().postWrite()) {
            run(command, file);
        }
        return file;
    }

    private void run(String command, Path file) {
        List<String> words = words(command, file);
        if (words.isEmpty()) {
            return;
        }
        try {
            Process process = new ProcessBuilder(words)
                    .directory(project.settings().folder().toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new CommandException(
                        "The revision was written to " + file + ", but `" + command + "` ended with exit code " + code
                                + ":\n" + output.stripTrailing()
                                + "\nMend what it says, or the command in revisions.post_write; the file stays.");
            }
            listener.postWritten(command, output.stripTrailing());
        } catch (IOException e) {
            throw new CommandException(
                    "The revision was written to " + file + ", but `" + command + "` cannot be run (" + e.getMessage()
                            + "). Correct revisions.post_write; the file stays.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("`" + command + "` was interrupted; " + file + " stays.", e);
        }
    }

    /** Words between spaces, or in quotes; the file comes last where nothing says where it belongs. */
    static List<String> words(String command, Path file) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            String quoted = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            words.add((quoted != null ? quoted : matcher.group(3)).replace(FILE, file.toString()));
        }
        if (!words.isEmpty() && !command.contains(FILE)) {
            words.add(file.toString());
        }
        return words;
    }
}
