package dev.limbeck.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A command of {@code revisions.post_write}: a string, or a table {@code [[revisions.post_write]]} with the following
 * keys.
 *
 * @param name the name in messages; the command itself if no name is set
 * @param command the program and its arguments; {@code {file}} is replaced by the revision file
 * @param cwd the working directory, or null for the folder of {@code limbeck.toml}
 * @param appendFile whether the path of the file is appended to a command without {@code {file}}
 */
public record PostWriteCommand(String name, String command, @Nullable Path cwd, boolean appendFile) {

    /** Creates a command to which the path of the file is appended if it has no {@code {file}}. */
    public PostWriteCommand(String name, String command, @Nullable Path cwd) {
        this(name, command, cwd, true);
    }

    /** {@return a command without a name, which runs in the folder of {@code limbeck.toml}} */
    public static PostWriteCommand of(String command) {
        return new PostWriteCommand(command, command, null, true);
    }
}
