package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An application in {@code test/resources} that uses the starter, built by Maven. */
final class TestApplication {
    private static final String SLICES =
            """
            <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-data-jpa-test</artifactId><scope>test</scope></dependency>
            <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-jdbc-test</artifactId><scope>test</scope></dependency>
            """;

    /** The names that the test annotations have had since Spring Boot 4, which moved them to other packages. */
    private static final Map<String, String> NEWER = Map.of(
            "SLICE_DEPENDENCIES", SLICES,
            "DATA_JPA_TEST", "org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest",
            "JDBC_TEST", "org.springframework.boot.jdbc.test.autoconfigure.JdbcTest",
            "TEST_DATABASE", "org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase");

    private static final Map<String, String> OLDER = Map.of(
            "SLICE_DEPENDENCIES", "",
            "DATA_JPA_TEST", "org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest",
            "JDBC_TEST", "org.springframework.boot.test.autoconfigure.jdbc.JdbcTest",
            "TEST_DATABASE", "org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase");

    private final Path project;
    private final List<String> maven;

    /** Copies the sources of the {@code shop} application. */
    TestApplication(Path folder, String boot) throws IOException {
        this(folder, boot, "shop");
    }

    /** Copies the sources of the application that has the given name. */
    TestApplication(Path folder, String boot, String name) throws IOException {
        Path sources = Path.of("test", "resources", name);
        project = folder.resolve(name);
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.toList()) {
                Path target = project.resolve(sources.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.writeString(target, complete(Files.readString(file), boot));
                }
            }
        }
        maven = mavenCommand(folder);
    }

    private static String complete(String text, String boot) {
        String result = text.replace("BOOT", boot).replace("LIMBECK", LocalRepositories.VERSION);
        for (Map.Entry<String, String> each : (boot.startsWith("3.") ? OLDER : NEWER).entrySet()) {
            result = result.replace(each.getKey(), each.getValue());
        }
        return result;
    }

    /** {@return the command that runs Maven without printing progress; its repositories are in the folder} */
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

    /** Runs Maven goals in the project and {@return the output} */
    String maven(String... goals) throws IOException, InterruptedException {
        RunningProcess.Result result = runMaven(goals);
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    /** Runs Maven goals, which may fail, in the project. */
    RunningProcess.Result runMaven(String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(maven);
        command.addAll(List.of(goals));
        return RunningProcess.start(project, command).await();
    }

    Path project() {
        return project;
    }

    /** Starts the executable jar in the folder, with the given properties. */
    RunningProcess start(Path folder, String... properties) throws IOException {
        return start(folder, List.of(), properties);
    }

    private RunningProcess start(Path folder, List<String> options, String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m"));
        command.addAll(options);
        command.add("-jar");
        command.add(project.resolve("target")
                .resolve(project.getFileName() + ".jar")
                .toString());
        Stream.of(properties).map(property -> "--" + property).forEach(command::add);
        return RunningProcess.start(folder, command);
    }

    /** Runs the executable jar in the folder, with the given properties. */
    RunningProcess.Result run(Path folder, String... properties) throws IOException, InterruptedException {
        return start(folder, properties).await();
    }

    /** Runs the executable jar in the folder, with the given JVM options and properties. */
    RunningProcess.Result run(Path folder, List<String> options, String... properties)
            throws IOException, InterruptedException {
        return start(folder, options, properties).await();
    }
}
