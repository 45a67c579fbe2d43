package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The application in {@code test/resources/shop}, packaged by Maven as an executable jar with the starter. */
final class ShopApplication {
    private static final Path SOURCES = Path.of("test", "resources", "shop");

    private final Path project;
    private final List<String> maven;

    /** Copies the sources of the application. */
    ShopApplication(Path folder, String boot) throws IOException {
        project = folder.resolve("shop");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.toList()) {
                Path target = project.resolve(SOURCES.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.writeString(
                            target,
                            Files.readString(file).replace("BOOT", boot).replace("LIMBECK", LocalRepositories.VERSION));
                }
            }
        }
        maven = mavenCommand(folder);
    }

    /** {@return the command that runs Maven without printing progress, with repositories in the folder} */
    static List<String> mavenCommand(Path folder) throws IOException {
        Path home = Path.of(System.getProperty("limbeck.maven.home"));
        return List.of(
                home.resolve("bin").resolve("mvn").toString(),
                "-B",
                "-ntp",
                "-q",
                "-s",
                LocalRepositories.create(folder).toString(),
                "-Dmaven.repo.local=" + LocalRepositories.local());
    }

    /** Runs goals of Maven in the project and {@return what was printed} */
    String maven(String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(maven);
        command.addAll(List.of(goals));
        RunningProcess.Result result = RunningProcess.start(project, command).await();
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    /** Starts the executable jar in the folder, with the given properties. */
    RunningProcess start(Path folder, String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                project.resolve("target/shop.jar").toString()));
        Stream.of(properties).map(property -> "--" + property).forEach(command::add);
        return RunningProcess.start(folder, command);
    }

    /** Runs the executable jar in the folder, with the given properties. */
    RunningProcess.Result run(Path folder, String... properties) throws IOException, InterruptedException {
        return start(folder, properties).await();
    }
}
