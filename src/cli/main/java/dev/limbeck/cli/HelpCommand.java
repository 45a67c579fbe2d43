package dev.limbeck.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        description = "Say more about a command, or list all settings.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck help revision",
            "  limbeck help settings",
            "  limbeck help --man upgrade | man -l -",
            "  limbeck help --man > ~/.local/share/man/man1/limbeck.1"
        })
final class HelpCommand implements Callable<Integer> {
    private static final String SETTINGS = "settings";

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command, or settings.")
    private @Nullable String topic;

    @Option(names = "--man", description = "Print it as a manual page for man.")
    private boolean manual;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine here = spec == null ? new CommandLine(this) : spec.commandLine();
        CommandLine top = here.getParent() == null ? here : here.getParent();
        PrintWriter out = here.getOut();
        if (topic == null) {
            print(top, out, top);
        } else if (topic.equals(SETTINGS)) {
            SettingsTopic.print(out);
        } else {
            print(command(here, top), out, top);
        }
        out.flush();
        return ExitCode.OK;
    }

    private CommandLine command(CommandLine here, CommandLine top) {
        CommandLine command = top.getSubcommands().get(topic);
        if (command == null) {
            throw new ParameterException(
                    here,
                    "There is no command \"" + topic + "\"; there are: "
                            + String.join(", ", top.getSubcommands().keySet()));
        }
        return command;
    }

    private void print(CommandLine command, PrintWriter out, CommandLine top) {
        if (manual) {
            out.print(ManualPage.of(command.getCommandSpec()));
        } else {
            command.usage(out, top.getColorScheme());
        }
    }
}
