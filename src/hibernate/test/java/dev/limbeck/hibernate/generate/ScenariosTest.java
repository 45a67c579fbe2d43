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
 * What SQLACodegen's tests ask of a generator, a file each in the folder {@code generate/scenarios}: a script whose first
 * comments say the options, what the source must hold and must not, and what is noted. {@code law: no} stands where an
 * option leaves something out, {@code law: with settings} where what entities cannot say is among the patterns to exclude.
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
                .with(said(script, "options")
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(name -> Option.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                        .toArray(Option[]::new));
        switch (said(script, "law").findFirst().orElse("")) {
            case "no" -> adoption.requireCompiles();
            case "with settings" -> adoption.requireOnlyNotedDifferences();
            default -> adoption.requireNoDifference();
        }
        String source = adoption.source().replaceAll("\\s+", " ").replace("( ", "(");
        said(script, "expect").forEach(part -> assertThat(source).contains(part.replace("( ", "(")));
        said(script, "refuse").forEach(part -> assertThat(source).doesNotContain(part));
        said(script, "exclude")
                .forEach(pattern -> assertThat(adoption.generate().exclude()).contains(pattern));
        said(script, "note")
                .forEach(part -> assertThat(adoption.generate().notes()).anyMatch(note -> note.contains(part)));
    }

    private static Stream<String> said(String script, String key) {
        String start = "-- " + key + ": ";
        return script.lines().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length())
                .strip());
    }

    private static Path place() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ScenariosTest.class.getResource("/generate/scenarios"))
                .toURI());
    }
}
