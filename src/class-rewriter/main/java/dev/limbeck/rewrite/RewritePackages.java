package dev.limbeck.rewrite;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The build step that rewrites the jars in the zip and {@code limbeck.jar}. */
public final class RewritePackages {
    private RewritePackages() {}

    /**
     * Writes rewritten copies of the jars of a class path and of an additional jar to a folder, and rewrites another
     * jar in place.
     *
     * @param arguments the file with the class path, the additional jar, the folder, and the jar to rewrite in place
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[2]);
        List<Path> jars = new ArrayList<>(List.of(Path.of(arguments[1])));
        String classPath = Files.readString(Path.of(arguments[0])).strip();
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .map(Path::of)
                .forEach(jars::add);
        Files.createDirectories(folder);
        deleteJars(folder);
        ClassRewriter rewriter = new ClassRewriter(jars);
        for (Path jar : jars) {
            rewriter.rewrite(jar, folder.resolve(jar.getFileName()));
        }
        Path whole = Path.of(arguments[3]);
        new ClassRewriter(List.of(whole)).rewrite(whole, whole);
    }

    /** Deletes the jars that an earlier build wrote, because they may be different versions of the libraries. */
    private static void deleteJars(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
