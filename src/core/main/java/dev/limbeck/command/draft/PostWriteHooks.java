package dev.limbeck.command.draft;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.settings.PostWriteCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs the commands of {@code revisions.post_write} on a new revision file, in order. */
public final class PostWriteHooks {
    private static final String FILE = "{file}";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private final Project project;
    private final RunListener listener;
    private @Nullable CommandException failure;

    /** Creates the hooks of the given project; the listener receives their output. */
    public PostWriteHooks(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * Runs the commands in the folder of limbeck.toml, up to the first command that cannot be started or whose exit
     * code is not 0. Any failure is reported by {@link #finish}. {@return the file}
     */
    public Path runAll(Path file) {
        try {
            for (PostWriteCommand command : project.settings().revisions().postWrite()) {
                run(command, file);
            }
        } catch (CommandException e) {
            failure = failure == null ? e : failure;
        }
        return file;
    }

    /**
     * {@return the result, if all commands succeeded}
     *
     * @throws PostWriteException if a command failed; the exception contains the result, and the file is kept
     */
    public <T> T finish(T result) {
        CommandException failed = failure;
        if (failed != null) {
            throw new PostWriteException(result, failed);
        }
        return result;
    }

    private void run(PostWriteCommand command, Path file) {
        List<String> words = words(command, file);
        if (words.isEmpty()) {
            return;
        }
        String name = command.name().equals(command.command()) ? "`" + command.command() + "`" : command.name();
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder(command).toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
            int code = process.waitFor();
            if (code != 0) {
                throw new CommandException("The revision was written to " + file + ", but " + name
                        + " failed with exit code " + code + (output.isEmpty() ? "." : ":\n" + output)
                        + "\nFix the cause, or the command in revisions.post_write. The file was kept.");
            }
            listener.postWriteFinished(command.name(), output);
        } catch (IOException e) {
            throw new CommandException(
                    "The revision was written to " + file + ", but " + name + " cannot be run: the program \""
                            + words.get(0)
                            + "\" does not exist or is not executable. Correct revisions.post_write. The file was"
                            + " kept.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(name + " was interrupted; " + file + " was kept.", e);
        }
    }

    private Path folder(PostWriteCommand command) {
        Path folder = command.cwd();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CommandException("The folder " + folder + ", in which " + command.name()
                    + " runs, does not exist. Correct cwd in revisions.post_write. The revision file was kept.");
        }
        return folder == null ? project.settings().folder() : folder;
    }

    /**
     * Splits a command at spaces outside quotes, and replaces {@code {file}} with the path of the file. If the command
     * has no {@code {file}} and {@link PostWriteCommand#appendFile} is true, the path is appended.
     */
    static List<String> words(PostWriteCommand hook, Path file) {
        String command = hook.command();
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            String quoted = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            words.add((quoted != null ? quoted : matcher.group(3)).replace(FILE, file.toString()));
        }
        if (!words.isEmpty() && hook.appendFile() && !command.contains(FILE)) {
            words.add(file.toString());
        }
        return words;
    }
}
