package dev.limbeck.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A Maven repository with the artifacts that this build packaged. */
final class ArtifactFolder {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("limbeck.checkout")).normalize();
    private static final String VERSION = System.getProperty("limbeck.version");

    private ArtifactFolder() {}

    /** Copies the artifacts to the folder. */
    static void fill(Path folder) {
        copy(folder, "limbeck-parent", "");
        copy(folder, "limbeck-core", "src/core");
        copy(folder, "limbeck-hibernate", "src/hibernate");
        copy(folder, "limbeck-alembic-compat", "alembic-compat");
        copy(folder, "limbeck-postgresql", "src/postgresql");
        copy(folder, "limbeck-cli", "src/cli");
        copy(folder, "limbeck-maven-plugin", "src/maven-plugin");
    }

    private static void copy(Path folder, String artifact, String module) {
        Path target = folder.resolve("dev/limbeck").resolve(artifact).resolve(VERSION);
        String name = artifact + "-" + VERSION;
        try {
            Files.createDirectories(target);
            copy(CHECKOUT.resolve(module).resolve("pom.xml"), target.resolve(name + ".pom"));
            if (!module.isEmpty()) {
                copy(CHECKOUT.resolve(module).resolve("target").resolve(name + ".jar"), target.resolve(name + ".jar"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
