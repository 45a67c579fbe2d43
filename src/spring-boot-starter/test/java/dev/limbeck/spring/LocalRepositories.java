package dev.limbeck.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Maven repositories of a project in a test: one with the artifacts that this build has packaged, and the local
 * repository of this build, so that nothing is downloaded twice.
 */
final class LocalRepositories {
    static final String VERSION = System.getProperty("limbeck.version");
    private static final Path CHECKOUT =
            Path.of(System.getProperty("limbeck.checkout", "../..")).normalize();
    private static final String SETTINGS =
            """
            <settings>
              <profiles>
                <profile>
                  <id>limbeck</id>
                  <repositories>%1$s</repositories>
                  <pluginRepositories>%2$s</pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>limbeck</activeProfile></activeProfiles>
            </settings>
            """;

    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");

    private LocalRepositories() {}

    /**
     * {@return the local repository of the projects; except for this build's artifacts, its contents are kept for the
     * next run}
     */
    static Path local() throws IOException {
        Path local = Path.of("target", "local-repository").toAbsolutePath();
        Path own = local.resolve("dev/limbeck");
        if (Files.exists(own)) {
            try (Stream<Path> files = Files.walk(own)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return local;
    }

    /** Creates the repositories and {@return the settings file that refers to them} */
    static Path create(Path folder) throws IOException {
        Path artifacts = folder.resolve("artifacts");
        copy(artifacts, "limbeck-parent", CHECKOUT);
        String pom = Files.readString(CHECKOUT.resolve("pom.xml"));
        for (MatchResult module : MODULE.matcher(pom).results().toList()) {
            Path source = CHECKOUT.resolve(module.group(1));
            copy(artifacts, artifact(source), source);
        }
        Path outer = Path.of(System.getProperty("limbeck.repository"));
        return Files.writeString(
                folder.resolve("settings.xml"),
                SETTINGS.formatted(
                        repositories("repository", artifacts, outer),
                        repositories("pluginRepository", artifacts, outer)));
    }

    private static String repositories(String element, Path artifacts, Path outer) {
        String text = "";
        for (Path folder : List.of(artifacts, outer)) {
            text +=
                    "<%1$s><id>%2$s</id><url>%3$s</url><releases><checksumPolicy>ignore</checksumPolicy></releases><snapshots><checksumPolicy>ignore</checksumPolicy></snapshots></%1$s>"
                            .formatted(element, folder.equals(outer) ? "outer" : "limbeck", folder.toUri());
        }
        return text;
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
