package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Cli;
import dev.limbeck.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that no class of the PostgreSQL dialect or driver is loaded for an SQLite database. */
class LoadedClassesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void createProject() {
        Cli cli = Cli.of(folder).createProject();
        cli.output("upgrade", "head");
    }

    @Test
    void theVersionLoadsNothingOfPostgresql() throws IOException, InterruptedException {
        assertSameClasses("--version");
    }

    @Test
    void currentOnSqliteLoadsNothingOfPostgresql() throws IOException, InterruptedException {
        assertSameClasses("current");
    }

    @Test
    void aUrlWithParametersLoadsNothingOfPostgresql() throws IOException, InterruptedException {
        assertSameClasses("current", "--url", "jdbc:sqlite:shop.db?foreign_keys=on");
    }

    private void assertSameClasses(String... arguments) throws IOException, InterruptedException {
        Set<String> with = loaded(System.getProperty("java.class.path"), arguments);
        assertThat(with).noneMatch(name -> name.contains("postgresql")).contains(Main.class.getName());
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("postgresql"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(with).hasSameSizeAs(loaded(without, arguments));
    }

    /** Returns the names of the classes that a run loads from the class path. */
    private Set<String> loaded(String classpath, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log,
                "-cp",
                classpath,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("output.txt")))
                .isZero();
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: ") && !line.contains("source: jrt:"))
                .map(line -> line.replaceFirst("^(?:\\[[^]]*])+ ", "").replaceFirst(" source: .*", ""))
                .filter(name -> name.matches("(dev|org|io|com|info|picocli)\\..*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
