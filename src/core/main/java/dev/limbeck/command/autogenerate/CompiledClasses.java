package dev.limbeck.command.autogenerate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the compiled classes of a source file in which no class has the same name as the file. */
final class CompiledClasses {
    /** A comment, string or character literal; the rest is code. */
    private static final Pattern NO_CODE =
            Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'", Pattern.DOTALL);

    private static final Pattern DECLARATION = Pattern.compile("\\b(class|interface|enum|record)\\b");

    private CompiledClasses() {}

    /** {@return a class whose SourceFile attribute (JVMS 4.7.10) contains the name of the given source file} */
    static Optional<Path> findClass(Path source, String relative, List<Path> folders) {
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

    /** {@return whether the source file declares a class; a file that contains only comments does not} */
    static boolean declaresAny(Path source) {
        return DECLARATION
                .matcher(NO_CODE.matcher(read(source)).replaceAll(" "))
                .find();
    }

    /** {@return whether the source file is a revision, possibly for a different database of the project} */
    static boolean isRevision(Path source) {
        String text = read(source);
        return text.contains("dev.limbeck.") && text.contains("@Revision(") && text.contains("extends Migration");
    }

    /** {@return the bytes that represent the name in a class file: tag, length and text (JVMS 4.4.7)} */
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
