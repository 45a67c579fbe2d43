package dev.limbeck.cli.help;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Formats help texts: a command's own options come first, then the options that all commands share. */
public final class HelpLayout {
    private static final int WIDTH = 96;
    private static final int NAMES_WIDTH = 34;

    private HelpLayout() {}

    /** Formats the help texts of a command and of its subcommands. */
    public static void styleAll(CommandLine line) {
        style(line);
        line.getSubcommands().values().forEach(HelpLayout::styleAll);
    }

    private static void style(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.width(WIDTH)
                .longOptionsMaxWidth(NAMES_WIDTH)
                .abbreviateSynopsis(true)
                .synopsisHeading("Usage: ")
                .parameterListHeading("%nArguments:%n")
                .commandListHeading("%nCommands:%n")
                .descriptionHeading("%n");
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, new NoText());
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new Options());
    }

    private static String options(Help help) {
        List<OptionSpec> all = help.commandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
        if (help.commandSpec().parent() == null) {
            return section(help, "Options", all);
        }
        return section(
                        help,
                        "Options",
                        all.stream().filter(option -> !shared(option)).toList())
                + section(
                        help,
                        "Options of all commands",
                        all.stream().filter(HelpLayout::shared).toList());
    }

    private static boolean shared(OptionSpec option) {
        return option.inherited() || option.usageHelp() || option.versionHelp();
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        String list = help.optionListExcludingGroups(options);
        return list.isBlank() ? "" : System.lineSeparator() + heading + ":" + System.lineSeparator() + list;
    }

    /**
     * Writes the options. This is a class rather than a lambda expression: if a lambda expression implemented picocli's
     * interface, Java would archive neither the interface nor any class that implements it.
     */
    private static final class Options implements CommandLine.IHelpSectionRenderer {
        @Override
        public String render(Help help) {
            return options(help);
        }
    }

    /** Writes nothing. */
    private static final class NoText implements CommandLine.IHelpSectionRenderer {
        @Override
        public String render(Help help) {
            return "";
        }
    }
}
