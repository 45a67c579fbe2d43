package dev.limbeck.command.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the source files of a history show about its effect in different schemas.
 *
 * @param independent whether no file indicates that the effect depends on the name of the schema
 * @param words the words of all files, in lower case; empty if the history is not independent
 */
record HistoryText(boolean independent, Set<String> words) {
    private static final HistoryText UNKNOWN = new HistoryText(false, Set.of());

    /** Words in a revision that indicate that its effect may depend on the name of the schema in which it runs. */
    private static final Pattern READS_SCHEMA = Pattern.compile("(?i)current_schema|search_path|getSchema|connection"
            + "|regnamespace|pg_namespace|pg_class|information_schema|\\bdata\\s*\\(");

    /** A class that may be outside the revision folders and the published classes, so that its source is unknown. */
    private static final Pattern OTHER_CLASS =
            Pattern.compile("(?m)^\\s*import\\s+(?:static\\s+)?(?!static\\b|java\\.(?!lang\\.)|dev\\.limbeck\\.)"
                    + "|\\b(?!java\\.|dev\\.limbeck\\.)(?<![\\w.])[a-z]\\w*(?:\\.[a-z]\\w*)*\\.[A-Z]"
                    + "|\\bforName\\b|\\bServiceLoader\\b");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern ESCAPE = Pattern.compile("\\\\[a-z]");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** Reads the source files of the history. */
    static HistoryText read(Project project) {
        if (project.graph().revisions().stream().anyMatch(revision -> revision.source() == null)) {
            return UNKNOWN;
        }
        List<Path> classPath = project.settings().model().presentClasspath();
        Set<String> words = new HashSet<>();
        try {
            for (Path location : project.settings().revisions().locations()) {
                if (Files.isDirectory(location) && !areIndependent(location, classPath, words)) {
                    return UNKNOWN;
                }
            }
            return new HistoryText(true, words);
        } catch (IOException | UncheckedIOException unreadable) {
            return UNKNOWN;
        }
    }

    private static boolean areIndependent(Path folder, List<Path> classPath, Set<String> words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                if (READS_SCHEMA.matcher(text).find()
                        || OTHER_CLASS.matcher(text).find()
                        || sharesPackage(text, classPath)) {
                    return false;
                }
                words.addAll(words(ESCAPE.matcher(text).replaceAll(" ")));
            }
            return true;
        }
    }

    /** Returns whether a folder of the class path has the package of the file, whose classes need no import. */
    private static boolean sharesPackage(String text, List<Path> classPath) {
        Matcher declaration = PACKAGE.matcher(text);
        if (!declaration.find()) {
            return false;
        }
        String folder = declaration.group(1).replace('.', '/');
        return classPath.stream().anyMatch(entry -> Files.isDirectory(entry.resolve(folder)));
    }

    /** {@return the words of the text, in lower case} */
    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
