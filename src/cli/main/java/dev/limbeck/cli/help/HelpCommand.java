package dev.limbeck.cli.help;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.text.NearestName;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code limbeck help}. */
@Command(
        addMethodSubcommands = false,
        name = "help",
        description = "Show the help of a command, or list all settings.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck help revision",
            "  limbeck help settings",
            "  limbeck help alembic import",
            "  limbeck help --man upgrade | man -l -",
            "  limbeck help --man > ~/.local/share/man/man1/limbeck.1"
        })
public final class HelpCommand implements Callable<Integer> {
    private static final String SETTINGS = "settings";

    @Parameters(paramLabel = "COMMAND", arity = "0..2", description = "The command, or settings.")
    private List<String> topic = new ArrayList<>();

    @Option(names = "--man", description = "Print the help as a manual page.")
    private boolean manual;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine here = spec == null ? new CommandLine(this) : spec.commandLine();
        CommandLine top = here.getParent() == null ? here : here.getParent();
        PrintWriter out = here.getOut();
        if (topic.isEmpty()) {
            print(top, out, top);
        } else if (topic.equals(List.of(SETTINGS))) {
            SettingsTopic.print(out);
        } else {
            print(command(here, top), out, top);
        }
        out.flush();
        return ExitCode.OK;
    }

    private CommandLine command(CommandLine here, CommandLine top) {
        CommandLine command = top;
        for (int i = 0; i < topic.size(); i++) {
            CommandLine below = command.getSubcommands().get(topic.get(i));
            if (below == null) {
                throw new ParameterException(here, unknown(topic.subList(i, topic.size()), command, top));
            }
            command = below;
        }
        return command;
    }

    private static String unknown(List<String> words, CommandLine command, CommandLine top) {
        String word = words.get(0);
        if (command.getSubcommands().isEmpty()) {
            return command.getCommandName() + " has no command \"" + word + "\".";
        }
        List<String> names = names(command);
        String below = command == top ? "" : command.getCommandName() + " ";
        return "There is no command \"" + below + word + "\". "
                + NearestName.find(word, names)
                        .map(near -> "Did you mean " + below + near + "?")
                        .or(() -> OtherTools.find(words).map(ours -> "The corresponding command is: " + ours))
                        .orElse("The commands are: " + String.join(", ", names) + ".");
    }

    /** {@return the names of a command's subcommands, in the order of the help text} */
    public static List<String> names(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
                .filter(each -> each.getValue().getCommandName().equals(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void print(CommandLine command, PrintWriter out, CommandLine top) {
        if (manual) {
            out.print(ManualPage.render(command.getCommandSpec()));
        } else {
            command.usage(out, top.getColorScheme());
        }
    }
}
