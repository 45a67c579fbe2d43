package dev.limbeck.hibernate.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.spi.EntityRequest.Option;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the scenarios from SQLACodegen's tests; each scenario is a file in the folder {@code generate/scenarios}. A
 * scenario is a script that starts with comments: the options, what the source must and must not contain, and the
 * expected notes. {@code law: no} is for options that omit something, {@code law: with settings} for schemas that
 * entities can match only with the recommended exclusions.
 */
class ScenariosTest {
    @TempDir
    private Path folder;

    static List<String> scenarios() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(place())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void writesWhatTheScenarioExpects(String scenario) throws IOException, SQLException, URISyntaxException {
        String script = Files.readString(place().resolve(scenario));
        Adoption adoption = Adoption.of(folder, script)
                .use(values(script, "options")
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(name -> Option.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                        .toArray(Option[]::new));
        switch (values(script, "law").findFirst().orElse("")) {
            case "no" -> adoption.requireCompiles();
            case "with settings" -> adoption.requireOnlyNotedDifferences();
            default -> adoption.requireNoDifference();
        }
        String source = adoption.source().replaceAll("\\s+", " ").replace("( ", "(");
        values(script, "expect").forEach(part -> assertThat(source).contains(part.replace("( ", "(")));
        values(script, "refuse").forEach(part -> assertThat(source).doesNotContain(part));
        values(script, "exclude")
                .forEach(pattern -> assertThat(adoption.generate().exclude()).contains(pattern));
        values(script, "note")
                .forEach(part -> assertThat(adoption.generate().notes()).anyMatch(note -> note.contains(part)));
    }

    private static Stream<String> values(String script, String key) {
        String start = "-- " + key + ": ";
        return script.lines().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length())
                .strip());
    }

    private static Path place() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ScenariosTest.class.getResource("/generate/scenarios"))
                .toURI());
    }
}
