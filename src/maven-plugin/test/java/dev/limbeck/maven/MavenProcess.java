package dev.limbeck.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs Maven with a separate local repository. */
final class MavenProcess {
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

    private final Path home;
    private final Path local;
    private final Path settings;

    /**
     * Prepares two repositories: one with the artifacts of this build, and this build's own local repository, so that
     * nothing is downloaded twice.
     *
     * @param folder the folder in which both repositories and the settings file are created
     * @param home the home folder of an unpacked Maven
     */
    MavenProcess(Path folder, Path home) throws IOException {
        this.home = home;
        Path artifacts = folder.resolve("artifacts");
        ArtifactFolder.fill(artifacts);
        local = folder.resolve("local");
        settings = folder.resolve("settings.xml");
        Path outer = Path.of(System.getProperty("limbeck.repository"));
        Files.writeString(
                settings,
                SETTINGS.formatted(
                        repository("repository", "limbeck", artifacts) + repository("repository", "outer", outer),
                        repository("pluginRepository", "limbeck", artifacts)
                                + repository("pluginRepository", "outer", outer)));
    }

    private static String repository(String element, String id, Path folder) {
        return "<%1$s><id>%2$s</id><url>%3$s</url><releases><checksumPolicy>ignore</checksumPolicy></releases><snapshots><checksumPolicy>ignore</checksumPolicy></snapshots></%1$s>"
                .formatted(element, id, folder.toUri());
    }

    /** {@return a shell command that runs this Maven with the given arguments} */
    String commandLine(String arguments) {
        return String.join(" ", command()) + " " + arguments;
    }

    private List<String> command() {
        return List.of(
                home.resolve("bin").resolve("mvn").toString(),
                "-B",
                "-ntp",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + local);
    }

    /** Runs Maven in the folder and {@return its exit code and output} */
    Result run(Path project, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** The output and the exit code of a Maven run. */
    record Result(int code, String output) {}
}
