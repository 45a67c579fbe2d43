package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Spring Boot application in a separate Maven project; Maven supplies its jars. */
final class BootApplication {
    private static final Path FILES = Path.of("test", "resources", "real-projects");

    private final Path folder;
    private final List<Path> jars;

    BootApplication(Path folder, String boot) throws IOException, InterruptedException {
        this.folder = folder;
        Files.createDirectories(sources());
        Files.writeString(
                folder.resolve("pom.xml"),
                Files.readString(FILES.resolve("pom.xml")).replace("BOOT", boot));
        for (String name : List.of("App.java", "Values.java")) {
            Files.copy(FILES.resolve(name), sources().resolve(name));
        }
        this.jars = jars();
    }

    private Path sources() {
        return folder.resolve("src/main/java/shop");
    }

    private Path classes() {
        return folder.resolve("target/classes");
    }

    /** Gets the class path from Maven, which needs network access only the first time. */
    private List<Path> jars() throws IOException, InterruptedException {
        Path file = folder.resolve("target/classpath.txt");
        if (maven(file, "-o") != 0) {
            assertThat(maven(file, "-U"))
                    .as(Files.readString(folder.resolve("maven.txt")))
                    .isZero();
        }
        return Stream.of(Files.readString(file).split(File.pathSeparator, -1))
                .map(Path::of)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private int maven(Path file, String flag) throws IOException, InterruptedException {
        String goal = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";
        return new ProcessBuilder("mvn", "-q", "-B", flag, goal, "-Dmdep.outputFile=" + file)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("maven.txt").toFile())
                .start()
                .waitFor();
    }

    /** Sets the keys that would otherwise be in limbeck.toml. */
    SettingsBuilder configure(SettingsBuilder settings) {
        return settings.modelClasspath(List.of(classes()))
                .set(
                        SettingKey.MODEL_CLASSPATH_FILE,
                        folder.resolve("target/classpath.txt").toString())
                .set(SettingKey.MODEL_SETTINGS, "spring");
    }

    /** Compiles a version of the entities. */
    void compile(String thing, String colour, String others, Path database) throws IOException {
        Files.writeString(sources().resolve("Thing.java"), thing);
        Files.writeString(sources().resolve("Colour.java"), "package shop; public enum Colour { " + colour + " }");
        Files.writeString(sources().resolve("Others.java"), "package shop; " + others);
        Files.createDirectories(classes());
        Files.writeString(
                classes().resolve("application.properties"),
                propertiesOfTheGuide().replace("shop.db", database.toString()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.list(sources())) {
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-parameters", "-d", classes().toString(), "-cp", path(jars));
            boolean compiled = compiler.getTask(
                            problems, files, null, options, null, files.getJavaFileObjectsFromPaths(found.toList()))
                    .call();
            assertThat(compiled).as(problems.toString()).isTrue();
        }
    }

    /** {@return the settings shown in the guide} */
    private static String propertiesOfTheGuide() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "guide", "hibernate-and-sqlite.md"));
        String start = "```properties\n";
        String shown = page.substring(page.indexOf(start) + start.length());
        return shown.substring(0, shown.indexOf("```"));
    }

    /** Removes the jars whose names start with the given text from the class path of the application. */
    void remove(String name) {
        jars.removeIf(jar -> jar.getFileName().toString().startsWith(name));
    }

    static String thing(String indexes, String more) throws IOException {
        return Files.readString(FILES.resolve("Thing.java"))
                .replace("/*indexes*/", indexes)
                .replace("/*more*/", more);
    }

    /** Starts the application, lets it write the row with the given number, and {@return the printed rows} */
    List<String> run(int write) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        int code = start(write, out);
        assertThat(code).as(Files.readString(out)).isZero();
        return Files.readAllLines(out).stream()
                .filter(line -> line.startsWith("row "))
                .toList();
    }

    /** Starts the application, writes its output to the file, and {@return its exit code} */
    int start(int write, Path out) throws IOException, InterruptedException {
        List<Path> all = new ArrayList<>(jars);
        all.add(classes());
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dshop.write=" + write,
                        "-cp",
                        path(all),
                        "shop.App")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
    }

    private static String path(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
