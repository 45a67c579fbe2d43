package dev.limbeck.sqlite;

import dev.limbeck.sqlite.ddl.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The schemas to read: the project's own schemas, with one case in each paragraph, and published schemas where they are
 * available.
 */
final class Corpus {
    private Corpus() {}

    /** {@return the cases of {@code sqlite/tables.sql}, each a list of statements} */
    static List<List<String>> tables() {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("/sqlite/tables.sql"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("\n\n", -1)).map(Corpus::statements).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the statements in a text, each of which ends with a semicolon at the end of a line that is not between
     * BEGIN and END}
     */
    static List<String> statements(String text) {
        return Stream.of(text.split(
                        ";[ \t]*(?:\n"
                                + "|$)(?=\\s*(?:(?i:CREATE|ALTER|DROP|INSERT|PRAGMA|BEGIN TRANSACTION|COMMIT)|--|/\\*|$))",
                        -1))
                .map(String::strip)
                .filter(sql -> !Tokenizer.code(sql).isEmpty())
                .toList();
    }

    /** {@return the folder of published schemas, which need not exist} */
    static Path published() {
        String set = System.getProperty("limbeck.dbfirst");
        if (set != null) {
            return Path.of(set);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/dbfirst"))) {
            folder = folder.getParent();
        }
        return folder.resolve("shared/dbfirst");
    }

    /** {@return the published schemas' files} */
    static List<Path> publishedFiles() {
        try (Stream<Path> files = Files.list(published())) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
