package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.help.SettingsTopic;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.settings.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Checks that docs/reference.md contains the help of each command, between {@code <!-- begin NAME -->} and
 * {@code <!-- end -->}, and the table of settings. With {@code -Dgolden.update=true}, this test writes these parts.
 */
final class DocumentationTest {
    private static final Path REFERENCE = Processes.ROOT.resolve("docs").resolve("reference.md");
    private static final Pattern BLOCK = Pattern.compile("<!-- begin (.+?) -->\n(.*?)<!-- end -->\n", Pattern.DOTALL);

    @Test
    void theReferenceContainsTheHelpOfEachCommandAndTheTableOfSettings() throws IOException {
        String text = Files.readString(REFERENCE);
        Map<String, String> expected = blocks();
        if (Boolean.getBoolean("golden.update")) {
            text = updated(text, expected);
            Files.writeString(REFERENCE, text);
        }
        Map<String, String> actual = new TreeMap<>();
        BLOCK.matcher(text).results().forEach(match -> actual.put(match.group(1), match.group(2)));
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void theReferenceHasAHeadingForEachCommandAndNamesEachOptionAndSetting() throws IOException {
        String text = Files.readString(REFERENCE);
        for (CommandLine command : commandLine().getSubcommands().values()) {
            if (hidden(command)) {
                continue;
            }
            assertThat(text).contains("\n### " + command.getCommandName() + "\n");
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(text).contains(option.longestName());
            }
        }
        SettingKey.all().forEach(key -> assertThat(text).contains(key.key(), key.flag(), key.variable()));
    }

    private static String updated(String text, Map<String, String> expected) {
        return BLOCK.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement("<!-- begin " + match.group(1) + " -->\n"
                        + expected.getOrDefault(match.group(1), match.group(2)) + "<!-- end -->\n"));
    }

    private static Map<String, String> blocks() {
        CommandLine line = commandLine();
        Map<String, String> blocks = new TreeMap<>();
        blocks.put("limbeck", help(line));
        addHelp(line, blocks);
        blocks.put("settings", settings());
        return blocks;
    }

    private static void addHelp(CommandLine line, Map<String, String> blocks) {
        for (CommandLine command : line.getSubcommands().values()) {
            if (!hidden(command)) {
                blocks.put(command.getCommandSpec().qualifiedName(), help(command));
                addHelp(command, blocks);
            }
        }
    }

    private static boolean hidden(CommandLine command) {
        return command.getCommandSpec().usageMessage().hidden();
    }

    private static String help(CommandLine command) {
        String text = command.getUsageMessage(CommandLine.Help.Ansi.OFF).replace(System.lineSeparator(), "\n");
        boolean top = command.getParent() == null;
        int shared = text.indexOf("\nOptions of all commands:\n");
        int examples = text.indexOf("\nExamples:\n");
        String own = top || shared < 0 ? text : text.substring(0, shared) + text.substring(examples);
        return "```text\n" + own.strip().replaceAll("(?m)[ \t]+$", "") + "\n```\n";
    }

    private static String settings() {
        StringBuilder table =
                new StringBuilder("| key | flag | variable | default | what it is |\n|---|---|---|---|---|\n");
        for (SettingKey key : SettingKey.all()) {
            String standard = key.defaultText()
                    .filter(text -> !text.isEmpty())
                    .map(text -> "`" + text + "`")
                    .orElse("");
            table.append("| `")
                    .append(key.key())
                    .append("` | `")
                    .append(SettingsTopic.flags(key).replace("|", "\\|"))
                    .append("` | `")
                    .append(key.variable())
                    .append("` | ")
                    .append(standard)
                    .append(" | ")
                    .append(key.description())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static CommandLine commandLine() {
        LimbeckCommand options = new LimbeckCommand();
        return Commands.createAll(options, new CommandContext(ProcessContext.ofProcess(), options));
    }
}
