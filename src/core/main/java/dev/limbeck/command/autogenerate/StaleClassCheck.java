package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.text.BuildTool;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Detects entities that were edited but not compiled since then; the edits would be missing from the revision. */
final class StaleClassCheck {

    private static final String KOTLIN = ".kt";

    private StaleClassCheck() {}

    /**
     * Rejects a source file that is newer than its class or has no class. Revision files are skipped, including those
     * of other databases of the project, since Limbeck compiles them itself.
     *
     * @param sources the source folders
     * @param classpath the folders of the compiled classes
     * @param revisions the folders of revision files
     * @throws CommandException if a source is stale; the message names it
     */
    static void requireFresh(List<Path> sources, List<Path> classpath, List<Path> revisions) {
        List<Path> folders = classpath.stream().filter(Files::isDirectory).toList();
        for (Path root : sources) {
            if (Files.isDirectory(root) && !folders.isEmpty()) {
                requireFresh(root, folders, revisions, MissingDependency.advice(sources, revisions));
            }
        }
    }

    private static void requireFresh(Path root, List<Path> folders, List<Path> revisions, String advice) {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> isJava(file.toString()) || file.toString().endsWith(KOTLIN))
                    .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
                    .filter(file -> revisions.stream().noneMatch(file::startsWith))
                    .filter(file -> isStale(root.relativize(file).toString(), file, folders))
                    .filter(file -> !CompiledClasses.isRevision(file))
                    .min(Comparator.naturalOrder())
                    .ifPresent(source -> refuse(source, advice));
        } catch (IOException e) {
            throw new CommandException("The sources in " + root + " cannot be read: " + FileProblem.describe(e), e);
        }
    }

    private static void refuse(Path source, String advice) {
        throw new CommandException(source
                + " is newer than its class, or was never compiled. Run "
                + BuildTool.of(source).compileCommand()
                + " first, or pass --allow-stale to"
                + " use the class as it is." + advice);
    }

    private static boolean isJava(String file) {
        return file.endsWith(".java");
    }

    /**
     * Returns whether the source file was changed after it was compiled, or was never compiled. A Java file that
     * declares a class but has no class file was never compiled. For a Kotlin file, a missing class is ignored, because
     * the folder of the file may differ from its package.
     */
    private static boolean isStale(String relative, Path source, List<Path> folders) {
        String name = relative.substring(0, relative.lastIndexOf('.')) + ".class";
        Optional<Path> compiled = folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .or(() -> CompiledClasses.findClass(source, relative, folders));
        return compiled.isEmpty()
                ? isJava(relative) && CompiledClasses.declaresAny(source)
                : modified(source).compareTo(modified(compiled.get())) > 0;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
