package dev.limbeck.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tool that builds a project, for messages that ask the user to compile the project or to write its class path to a
 * file.
 */
public enum BuildTool {
    /** Maven, which is used if there is a pom.xml. */
    MAVEN("`mvn compile`"),
    /** Gradle, which is used if there is a build.gradle or build.gradle.kts. */
    GRADLE("`gradle classes`"),
    /** The tool is unknown, because the folder contains the build files of both tools or of neither. */
    UNKNOWN("`mvn compile` or `gradle classes`");

    private static final List<String> GRADLE_FILES =
            List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private final String compileCommand;

    BuildTool(String compileCommand) {
        this.compileCommand = compileCommand;
    }

    /** {@return the tool whose build file is in the folder of the file, or in the nearest folder above} */
    public static BuildTool of(@Nullable Path file) {
        for (Path folder = file == null ? null : file.toAbsolutePath().normalize();
                folder != null;
                folder = folder.getParent()) {
            boolean maven = Files.isRegularFile(folder.resolve("pom.xml"));
            boolean gradle = GRADLE_FILES.stream().map(folder::resolve).anyMatch(Files::isRegularFile);
            if (maven || gradle) {
                return maven && gradle ? UNKNOWN : maven ? MAVEN : GRADLE;
            }
        }
        return UNKNOWN;
    }

    /** {@return the tool of the first folder on a class path; jars are ignored, because they were built elsewhere} */
    public static BuildTool ofClasspath(Collection<Path> classpath) {
        return of(classpath.stream()
                .filter(entry -> !entry.toString().endsWith(".jar"))
                .findFirst()
                .orElse(null));
    }

    /** {@return the command that compiles the project, in backquotes; both tools' commands if the tool is unknown} */
    public String compileCommand() {
        return compileCommand;
    }

    /** {@return the default location of the project's class path file, relative to the project's folder} */
    public String classpathFile() {
        return this == GRADLE ? "build/limbeck/classpath.txt" : "target/classpath.txt";
    }

    /**
     * {@return how to write the class path of the project to a file, as the end of a sentence}
     *
     * @param file the file
     */
    public String classpathCommand(String file) {
        String maven = "`mvn dependency:build-classpath -Dmdep.outputFile=" + file + "`";
        String gradle = "the Gradle task limbeckClasspath of docs/guide/recipes.md";
        return switch (this) {
            case MAVEN -> maven;
            case GRADLE -> gradle;
            case UNKNOWN -> maven + " or " + gradle;
        };
    }
}
