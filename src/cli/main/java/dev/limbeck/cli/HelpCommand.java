package dev.limbeck.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        description = "Say more about a command, or list all settings.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck help revision", "  limbeck help settings"})
final class HelpCommand implements Callable<Integer> {
    private static final String SETTINGS = "settings";

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command, or settings.")
    private @Nullable String topic;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine here = spec == null ? new CommandLine(this) : spec.commandLine();
        CommandLine top = here.getParent() == null ? here : here.getParent();
        PrintWriter out = here.getOut();
        if (topic == null) {
            top.usage(out, top.getColorScheme());
        } else if (topic.equals(SETTINGS)) {
            SettingsTopic.print(out);
        } else {
            CommandLine command = top.getSubcommands().get(topic);
            if (command == null) {
                throw new ParameterException(
                        here,
                        "There is no command \"" + topic + "\"; there are: "
                                + String.join(", ", top.getSubcommands().keySet()));
            }
            command.usage(out, top.getColorScheme());
        }
        out.flush();
        return ExitCode.OK;
    }
}
