package dev.limbeck.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Maven repository that contains the artifacts that this build has packaged. */
final class ArtifactFolder {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("limbeck.checkout")).normalize();
    private static final String VERSION = System.getProperty("limbeck.version");

    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");

    private ArtifactFolder() {}

    /** Copies the packaged artifacts and the poms of all modules in the build to the folder. */
    static void fill(Path folder) {
        try {
            copy(folder, "limbeck-parent", CHECKOUT);
            String pom = Files.readString(CHECKOUT.resolve("pom.xml"));
            for (MatchResult module : MODULE.matcher(pom).results().toList()) {
                Path source = CHECKOUT.resolve(module.group(1));
                copy(folder, artifact(source), source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String artifact(Path module) throws IOException {
        String pom = Files.readString(module.resolve("pom.xml"));
        Matcher artifact = ARTIFACT.matcher(pom.substring(Math.max(0, pom.indexOf("</parent>"))));
        if (!artifact.find()) {
            throw new IllegalStateException(module + " has no artifactId");
        }
        return artifact.group(1);
    }

    private static void copy(Path folder, String artifact, Path module) throws IOException {
        Path target = folder.resolve("dev/limbeck").resolve(artifact).resolve(VERSION);
        String name = artifact + "-" + VERSION;
        Files.createDirectories(target);
        copy(module.resolve("pom.xml"), target.resolve(name + ".pom"));
        Path jar = module.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            copy(jar, target.resolve(name + ".jar"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
