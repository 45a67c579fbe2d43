package dev.limbeck.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the classes of a source that makes none of its own name. */
final class ClassesOf {
    /** A comment, a string, a character; what is left are the words that the compiler sees. */
    private static final Pattern NO_CODE =
            Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'", Pattern.DOTALL);

    private static final Pattern DECLARATION = Pattern.compile("\\b(class|interface|enum|record)\\b");

    private ClassesOf() {}

    /** {@return a class compiled from that source, which it names in its SourceFile attribute (JVMS 4.7.10)} */
    static Optional<Path> source(Path source, String relative, List<Path> folders) {
        String folder = relative.substring(
                0, relative.length() - source.getFileName().toString().length());
        String mark = constant(source.getFileName().toString());
        return folders.stream()
                .map(root -> root.resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(place -> list(place).stream())
                .filter(file -> file.toString().endsWith(".class"))
                .filter(file -> read(file).contains(mark))
                .findFirst();
    }

    /** {@return whether the source declares a class; one that is all comment makes none} */
    static boolean declaresAny(Path source) {
        return DECLARATION
                .matcher(NO_CODE.matcher(read(source)).replaceAll(" "))
                .find();
    }

    /** {@return whether the source is a revision, perhaps of another database of the project} */
    static boolean isRevision(Path source) {
        String text = read(source);
        return text.contains("dev.limbeck.") && text.contains("@Revision(") && text.contains("extends Migration");
    }

    /** {@return the name as a class file holds it: tag, length, text (JVMS 4.4.7)} */
    private static String constant(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return "\u0001" + (char) (text.length >> 8) + (char) (text.length & 0xFF)
                + new String(text, StandardCharsets.ISO_8859_1);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
