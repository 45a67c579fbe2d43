package dev.limbeck.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts a project: writes limbeck.toml and the folder for revision files. Opens no database. */
public final class Init {
    private static final List<String> SOURCE_ROOTS = List.of("src/main/java", "src/test/java", "src", "main/java");

    private final Path workingDirectory;

    /** Starts a project in that directory. */
    public Init(Path workingDirectory) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    }

    /**
     * {@return what was made, and what was there and stays}
     *
     * @param directory the folder for revision files, which must be missing or empty
     * @throws CommandException if the folder holds something, or cannot be written
     */
    public InitResult run(Path directory) {
        Path folder = workingDirectory.resolve(directory).normalize();
        requireEmpty(folder);
        String packageName = packageName(folder);
        List<Path> created = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            created.add(folder);
            Path settings = workingDirectory.resolve("limbeck.toml");
            if (Files.exists(settings)) {
                kept.add(settings);
            } else {
                Files.writeString(settings, toml(folder, packageName));
                created.add(settings);
            }
            return new InitResult(created, kept, packageName);
        } catch (IOException e) {
            throw new CommandException(
                    "The folder " + folder + " cannot be written (" + e
                            + "). Look at its permissions, or choose another.",
                    e);
        }
    }

    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandException(folder + " is a file. Choose a folder for the revision files.");
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new CommandException("The folder " + folder
                        + " is not empty. Choose another, or write limbeck.toml by hand if its revisions are yours.");
            }
        } catch (IOException e) {
            throw new CommandException("The folder " + folder + " cannot be read: " + e, e);
        }
    }

    /** The package that the folder means under a source root; its own name where there is none. */
    private String packageName(Path folder) {
        for (String root : SOURCE_ROOTS) {
            Path sources = workingDirectory.resolve(root);
            if (folder.startsWith(sources) && !folder.equals(sources)) {
                return PackageName.joined(sources.relativize(folder));
            }
        }
        return PackageName.joined(folder.getFileName());
    }

    private String toml(Path folder, String packageName) {
        boolean gradle = Files.exists(workingDirectory.resolve("build.gradle"))
                || Files.exists(workingDirectory.resolve("build.gradle.kts"));
        Path name = workingDirectory.getFileName();
        return """
                # Limbeck's settings. Paths are relative to this file; ${VAR} and ${VAR:-default} are filled in.

                [database]
                url = "${DB_URL:-jdbc:sqlite:%s.db}"
                # username = "…"
                # password = "${DB_PASSWORD}"

                [model]
                # Where the compiled entities are: folders and jars.
                classpath = ["%s"]
                # A source newer than its class is an error, so that no change is forgotten.
                sources = ["src/main/java"]
                # Where to look for entities; leave it out to look everywhere.
                # packages = ["com.example.shop"]
                # The project's other jars, its own Hibernate among them. Make the file with:
                #   mvn dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
                # classpath_file = "target/classpath.txt"

                # Hibernate settings that shape the schema.
                [model.properties]
                # "hibernate.physical_naming_strategy" = "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"

                [revisions]
                locations = ["%s"]
                package = "%s"
                """
                .formatted(
                        name == null ? "app" : name.toString(),
                        gradle ? "build/classes/java/main" : "target/classes",
                        relative(folder),
                        packageName);
    }

    private String relative(Path folder) {
        Path path = folder.startsWith(workingDirectory) ? workingDirectory.relativize(folder) : folder;
        return path.toString().replace('\\', '/');
    }
}
