package dev.limbeck.cli.help;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The hidden command that the build calls to write manual pages and completion scripts. */
@Command(
        addMethodSubcommands = false,
        name = ShareCommand.NAME,
        hidden = true,
        description = "Write the manual pages and completion scripts, in the folders where systems expect them.")
public final class ShareCommand implements Callable<Integer> {
    /** The name of the command. */
    public static final String NAME = "__share";

    @Parameters(paramLabel = "FOLDER", description = "The folder to write to; the build adds it to the zip.")
    private Path folder = Path.of("share");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine here = Objects.requireNonNull(spec).commandLine();
        CommandLine top = Objects.requireNonNull(here.getParent());
        try {
            write("bash-completion/completions/limbeck", CompletionScript.bash(top));
            write("zsh/limbeck.zsh", CompletionScript.zsh(top));
            pages(top);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException(folder + " cannot be written: " + FileProblem.describe(e) + ".", e);
        }
    }

    private void pages(CommandLine line) throws IOException {
        CommandSpec command = line.getCommandSpec();
        if (!command.usageMessage().hidden()) {
            write("man/man1/" + ManualPage.name(command) + ".1", ManualPage.render(command));
            for (CommandLine below : line.getSubcommands().values()) {
                pages(below);
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
