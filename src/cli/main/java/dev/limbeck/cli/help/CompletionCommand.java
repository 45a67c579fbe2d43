package dev.limbeck.cli.help;

import dev.limbeck.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code limbeck completion}. */
@Command(
        addMethodSubcommands = false,
        name = "completion",
        description = {
            "Print a shell script for tab completion of commands, options and revisions.",
            "Needs no project. The script contains the commands of this version, so regenerate it after an update."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(limbeck completion bash)                                   # in ~/.bashrc",
            "  source <(limbeck completion zsh)                                    # in ~/.zshrc",
            "  limbeck completion bash > ~/.local/share/bash-completion/completions/limbeck"
        })
public final class CompletionCommand implements Callable<Integer> {
    /** The supported shells. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.bash;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine here = spec == null ? new CommandLine(this) : spec.commandLine();
        CommandLine top = here.getParent() == null ? here : here.getParent();
        PrintWriter out = here.getOut();
        out.print(shell == Shell.zsh ? CompletionScript.zsh(top) : CompletionScript.bash(top));
        out.flush();
        return ExitCode.OK;
    }
}
