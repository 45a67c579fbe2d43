package dev.limbeck.sqlite;

import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A golden case of a table change. The README of {@code table-change} describes its files.
 *
 * @param folder its folder
 */
record TableChangeCase(Path folder) {

    /** {@return all cases} */
    static List<TableChangeCase> all() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(TableChangeCase::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the folder of all cases} */
    static Path root() {
        return Stream.of("test/resources", "src/core/test/resources")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow()
                .resolve("table-change");
    }

    String name() {
        return folder.getFileName().toString();
    }

    List<String> before() {
        return split(read("before.sql"));
    }

    /** Splits the text at each semicolon that is not inside a trigger. */
    private static List<String> split(String text) {
        List<String> statements = new ArrayList<>();
        List<Token> open = new ArrayList<>();
        for (Token token : Tokenizer.code(text)) {
            boolean inTrigger = open.stream().limit(3).anyMatch(one -> one.is("TRIGGER"))
                    && !open.get(open.size() - 1).is("END");
            if (!token.is(";") || inTrigger) {
                open.add(token);
            } else if (!open.isEmpty()) {
                statements.add(
                        text.substring(open.get(0).span().start(), token.span().start()));
                open.clear();
            }
        }
        return statements;
    }

    /** {@return the statements to run on the changed database, if any} */
    List<String> then() {
        return Files.exists(folder.resolve("then.sql")) ? split(read("then.sql")) : List.of();
    }

    String change() {
        return read("change");
    }

    String after() {
        return read("after");
    }

    /**
     * {@return the result if editing stored definitions is not allowed; the usual result unless there is a file for
     * this case}
     */
    String afterWithoutEdits() {
        return Files.exists(folder.resolve("after-without-edits")) ? read("after-without-edits") : after();
    }

    /**
     * {@return the result on SQLite versions before 3.54; the usual result unless there is a file for these versions}
     */
    String afterOnOldVersion(boolean edits) {
        return Files.exists(folder.resolve("after-on-old-version"))
                ? read("after-on-old-version")
                : edits ? after() : afterWithoutEdits();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void update(String after) {
        write("after", after);
    }

    void updateWithoutEdits(String after) {
        write("after-without-edits", after);
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
