package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** The files that people install. */
final class Packages {
    private Packages() {}

    /** {@return the zip of this build} */
    static Path zip() {
        return only(Path.of("target").toAbsolutePath(), "limbeck-.*\\.zip");
    }

    /** {@return the only file in the folder with a name that matches the pattern} */
    static Path only(Path folder, String pattern) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(pattern))
                    .toList();
            assertThat(found).as(pattern + " in " + folder).hasSize(1);
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the session in README.md on a copy of the sample, and compares the output with README.md.
     *
     * @param work an empty folder for the copy
     * @param command the installed launcher
     * @param variables the environment variables to set
     */
    static void runQuickStart(Path work, Path command, Map<String, String> variables) throws IOException {
        Matcher session = ReadmeTest.SESSION.matcher(Files.readString(ReadmeTest.README));
        assertThat(session.find()).isTrue();
        Sample.createIn(Files.createDirectories(work));
        PrintedCommands commands = new PrintedCommands(
                work, arguments -> Processes.printed(work, variables, command.toString(), arguments));
        String real = commands.replay(session.group());
        assertThat(PrintedCommands.normalised(real)).isEqualTo(PrintedCommands.normalised(session.group()));
    }
}
