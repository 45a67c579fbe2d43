package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that no source file is longer than 400 lines, because a longer file would cover several topics. */
final class SourceLengthTest {
    private static final int LONGEST = 400;
    private static final List<String> FOLDERS = List.of("src", "alembic-compat", "sample-entities", "bench");

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(Processes.ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(java|py)"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noSourceFileIsTooLong() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).as("Java").anyMatch(file -> file.endsWith("SourceLengthTest.java"));
        assertThat(sources).as("Python").anyMatch(file -> file.endsWith("recorder/operations.py"));
        assertThat(sources).filteredOn(file -> lines(file) > LONGEST).isEmpty();
    }
}
