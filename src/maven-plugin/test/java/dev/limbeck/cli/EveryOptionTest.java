package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.terminal.ProcessContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** Compares the goals of the plugin with the commands. */
final class EveryOptionTest {
    /** The options whose type is a map; each entry in the map is a property. */
    private static final Map<String, Set<String>> ASSIGNMENTS =
            Map.of("revision", Set.of("rename", "renameTable", "backfill"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "revision",
                "upgrade",
                "downgrade",
                "current",
                "history",
                "heads",
                "check",
                "drift",
                "verify",
                "stamp",
                "merge",
                "show",
                "entities",
                "docs",
                "model",
                "resume",
                "doctor",
                "unlock"
            })
    void aGoalHasAPropertyForEachOptionOfItsCommand(String command) throws Exception {
        Set<String> options = Objects.requireNonNull(Commands.createAll(new LimbeckCommand(), context())
                        .getSubcommands()
                        .get(command))
                .getCommandSpec()
                .options()
                .stream()
                .filter(option -> !option.inherited() && !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName)
                .map(name -> camelCase(name.substring(2)))
                .collect(Collectors.toCollection(TreeSet::new));
        options.removeAll(ASSIGNMENTS.getOrDefault(command, Set.of()));
        String source = source(capitalized(command) + "Mojo.java");
        if (source.contains("extends FleetMojo")) {
            source += source("FleetMojo.java");
        }
        Set<String> properties = Pattern.compile("property = \"limbeck\\.([a-zA-Z]+)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(properties).containsAll(options);
    }

    private static String source(String file) throws IOException {
        return Files.readString(Path.of("main/java/dev/limbeck/maven", file), StandardCharsets.UTF_8);
    }

    private static CommandContext context() {
        return new CommandContext(ProcessContext.ofProcess(), new LimbeckCommand());
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String camelCase(String option) {
        return Pattern.compile("-(.)").matcher(option).replaceAll(found -> found.group(1)
                .toUpperCase(Locale.ROOT));
    }
}
