package dev.limbeck.command.autogenerate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Detects a project that cannot be compiled because its revisions are compiled with the rest of its sources, but whose
 * build file does not mention {@code limbeck-core}. For such a project, an error message that only suggests compiling
 * would not help.
 */
final class MissingDependency {
    private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

    private MissingDependency() {}

    /** {@return advice to add the missing dependency, preceded by a space; empty if the dependency is not missing} */
    static String advice(List<Path> sources, List<Path> revisions) {
        for (Path folder : revisions) {
            boolean compiled = sources.stream().anyMatch(folder::startsWith);
            Path build = compiled && hasRevision(folder) ? buildFile(folder) : null;
            if (build != null && !names(build)) {
                return " If the compiler does not find the package dev.limbeck, add the dependency"
                        + " dev.limbeck:limbeck-core to " + build
                        + ", because the revisions in " + folder + " are compiled with the project.";
            }
        }
        return "";
    }

    private static boolean hasRevision(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable Path buildFile(Path folder) {
        for (Path place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
            for (String name : BUILD_FILES) {
                if (Files.isRegularFile(place.resolve(name))) {
                    return place.resolve(name);
                }
            }
        }
        return null;
    }

    private static boolean names(Path build) {
        try {
            return Files.readString(build).contains("limbeck-");
        } catch (IOException e) {
            return true;
        }
    }
}
