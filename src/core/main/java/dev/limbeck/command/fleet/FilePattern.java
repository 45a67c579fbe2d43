package dev.limbeck.command.fleet;

import dev.limbeck.command.project.CommandException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the files that match a pattern such as {@code tenants/*.db} or {@code data/**}{@code /shop.db}. */
final class FilePattern {
    private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

    /** The suffixes of the additional files in which SQLite keeps part of a database. */
    private static final Pattern BESIDE = Pattern.compile(".*-(wal|shm|journal)");

    private FilePattern() {}

    /** {@return whether the text is a pattern, not the name of a file} */
    static boolean isPattern(String text) {
        return SPECIAL.matcher(text).find();
    }

    /**
     * {@return the files that match the pattern, sorted by name}
     *
     * @throws CommandException if the pattern is invalid, or a folder cannot be read
     */
    static List<Path> find(String pattern, Path folder) {
        String absolute = pattern.startsWith("/") ? pattern : folder + "/" + pattern;
        Path start = start(absolute);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        int depth = absolute.contains("**")
                ? Integer.MAX_VALUE
                : Path.of(start.relativize(Path.of(absolute)).toString()).getNameCount();
        try (Stream<Path> files = Files.walk(start, depth, FileVisitOption.FOLLOW_LINKS)) {
            PathMatcher matcher = start.getFileSystem().getPathMatcher("glob:" + absolute);
            return files.filter(matcher::matches)
                    .filter(file -> !BESIDE.matcher(file.toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new CommandException("\"" + pattern + "\" in fleet.databases is not a pattern: " + e.getMessage(), e);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new CommandException("The files of " + pattern + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Returns the deepest folder that contains all matching files. */
    private static Path start(String absolute) {
        StringBuilder start = new StringBuilder();
        String[] parts = absolute.split("/", -1);
        for (int i = 0; i < parts.length - 1 && !isPattern(parts[i]); i++) {
            start.append(parts[i]).append('/');
        }
        return Path.of(start.toString()).normalize();
    }
}
