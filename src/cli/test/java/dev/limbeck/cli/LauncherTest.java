package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests scripts/limbeck in the layout that the zip has, in which bin/limbeck is next to lib. */
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final Map<String, String> JAVA =
            Map.of("JAVA_HOME", System.getProperty("java.home"), "LIMBECK_ARCHIVE", "off");

    private Path home = Path.of(".");
    private Path elsewhere = Path.of(".");

    @BeforeEach
    void installLauncher(@TempDir Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("a folder").resolve("limbeck"));
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.copy(
                Processes.ROOT.resolve("scripts").resolve("limbeck"),
                home.resolve("bin").resolve("limbeck"));
        assertThat(home.resolve("bin").resolve("limbeck").toFile().setExecutable(true))
                .isTrue();
        jar(home.resolve("lib").resolve("all.jar"));
    }

    /** Writes a jar that refers to the class path of this test. */
    static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(Processes.classpath().split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(file)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    private Cli.Outcome launch(Path launcher, Map<String, String> variables, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Processes.run(elsewhere, variables, command);
    }

    /** The launcher sets sizes of Java's heap, which must not contradict sizes that the user has set. */
    @ParameterizedTest
    @ValueSource(
            strings = {"-Xmx48m", "-Xmn100m", "-XX:NewSize=100m", "-XX:MaxHeapFreeRatio=50", "-XX:MinHeapFreeRatio=60"})
    void takesSizesOfTheHeap(String option) throws Exception {
        Map<String, String> small = new HashMap<>(JAVA);
        for (String variable : List.of("LIMBECK_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            small.keySet().retainAll(JAVA.keySet());
            small.put(variable, option);
            Cli.Outcome outcome = launch(home.resolve("bin").resolve("limbeck"), small, "--version");
            assertThat(outcome.code()).as(variable + ": " + outcome.err()).isZero();
        }
    }

    @Test
    void runsFromAnyFolder() throws Exception {
        Cli.Outcome outcome =
                launch(home.resolve("bin").resolve("limbeck"), JAVA, "init", "src/main/java/db/revisions");
        assertThat(outcome.err()).contains("db.revisions");
        assertThat(outcome.code()).isZero();
        assertThat(elsewhere.resolve("limbeck.toml")).exists();
    }

    @Test
    void runsThroughSymbolicLinks() throws Exception {
        Path absolute = Files.createSymbolicLink(
                elsewhere.resolve("absolute"), home.resolve("bin").resolve("limbeck"));
        Path relative = Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("absolute"));
        assertThat(launch(absolute, JAVA, "--version").out()).startsWith("limbeck ");
        assertThat(launch(relative, JAVA, "--version").out()).startsWith("limbeck ");
    }

    @Test
    void passesOnArgumentsAndTheExitCode() throws Exception {
        Cli.Outcome outcome = launch(home.resolve("bin").resolve("limbeck"), JAVA, "downgrade", "a b", "--formta");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("--formta");
    }

    /** A container often has no locale set, but its shell still passes all characters to the program as bytes. */
    @Test
    @Tag("slow")
    void readsAllCharactersInAnyLocale() throws Exception {
        String launcher = home.resolve("bin").resolve("limbeck").toString();
        String line = "cd \"$1\" && folder=$(printf 'gr\\303\\266\\303\\237e') && mkdir \"$folder\" && cd \"$folder\""
                + " && \"$0\" init -q revisions && \"$0\" revision -q --rev-id 11aa -m \"$folder\" && \"$0\" history";
        for (Map<String, String> locale :
                List.of(Map.of("LC_ALL", "C"), Map.of("LC_ALL", "", "LANG", "", "LC_CTYPE", ""))) {
            Map<String, String> variables = new HashMap<>(JAVA);
            variables.putAll(locale);
            Path here = Files.createTempDirectory(elsewhere, "here");
            Cli.Outcome outcome = Processes.run(here, variables, List.of("sh", "-c", line, launcher, here.toString()));
            assertThat(outcome.out()).as(outcome.err()).endsWith("<base> -> 11aa (head), größe\n");
        }
    }

    @Test
    void reportsAJavaHomeWithoutJava() throws Exception {
        Cli.Outcome outcome = launch(home.resolve("bin").resolve("limbeck"), Map.of("JAVA_HOME", "/nowhere"));
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).startsWith("limbeck: JAVA_HOME is /nowhere").contains("JDK 17 or newer");
    }

    @Test
    void reportsThatJavaIsTooOld() throws Exception {
        Path old = Files.createDirectories(elsewhere.resolve("jdk-11").resolve("bin"));
        Files.writeString(old.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        assertThat(old.resolve("java").toFile().setExecutable(true)).isTrue();
        Cli.Outcome outcome = launch(
                home.resolve("bin").resolve("limbeck"),
                Map.of("JAVA_HOME", elsewhere.resolve("jdk-11").toString()));
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("is version 11.0.2", "needs 17 or newer");
    }
}
