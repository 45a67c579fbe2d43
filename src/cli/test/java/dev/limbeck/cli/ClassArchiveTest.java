package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the class archive that Java creates for scripts/limbeck. A small program takes the place of Limbeck, so that
 * creating an archive takes one second instead of ten; {@link TrainingTest} tests the commands from which the real
 * archive is created.
 */
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
final class ClassArchiveTest {
    private Path launcher = Path.of("");
    private Path library = Path.of("");
    private Path cache = Path.of("");
    private Path elsewhere = Path.of("");

    @BeforeEach
    void installLauncher(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("limbeck");
        launcher = Files.createDirectories(home.resolve("bin")).resolve("limbeck");
        library = Files.createDirectories(home.resolve("lib")).resolve("program.jar");
        cache = folder.resolve("cache");
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.copy(Processes.ROOT.resolve("scripts").resolve("limbeck"), launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        build("one", "Main", "Training");
    }

    /**
     * Builds a jar with a program that prints the text and with the training program; {@code classes} specifies the
     * classes in the jar.
     */
    private void build(String printed, String... classes) throws IOException {
        Path sources = Files.createTempDirectory(elsewhere, "sources");
        Files.writeString(
                sources.resolve("Main.java"),
                "package dev.limbeck.cli; public class Main { public static void main(String[] given) throws Exception {"
                        + " String image = System.getProperty(\"limbeck.compiler\");"
                        + " if (image != null) java.nio.file.Files.copy("
                        + "java.nio.file.Path.of(image), java.nio.file.Path.of(\"image\"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);"
                        + " System.out.println(\"" + printed + "\"); } }");
        Files.writeString(
                sources.resolve("Training.java"),
                "package dev.limbeck.cli; public class Training {"
                        + " public static void main(String[] given) throws Exception {"
                        + " java.nio.file.Files.writeString(java.nio.file.Path.of(given[2]), \"" + printed + "\");"
                        + " Main.main(given); } }");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        sources.toString(),
                        sources.resolve("Main.java").toString(),
                        sources.resolve("Training.java").toString());
        assertThat(code).isZero();
        try (OutputStream out = Files.newOutputStream(library);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String name : classes) {
                String entry = "dev/limbeck/cli/" + name + ".class";
                jar.putNextEntry(new JarEntry(entry));
                jar.write(Files.readAllBytes(sources.resolve(entry)));
            }
        }
    }

    private Cli.Outcome launch(Map<String, String> more) throws Exception {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "XDG_CACHE_HOME",
                cache.toString(),
                "LIMBECK_ARCHIVE",
                "auto",
                "LIMBECK_JAVA_OPTS",
                "-Xlog:class+load:file=loaded.txt"));
        variables.putAll(more);
        return Processes.run(elsewhere, variables, List.of(launcher.toString()));
    }

    private void launched(String printed, Map<String, String> more) throws Exception {
        assertThat(launch(more)).isEqualTo(new Cli.Outcome(0, printed + "\n", ""));
    }

    private boolean startedFromTheArchive() throws IOException {
        String main = Files.readAllLines(elsewhere.resolve("loaded.txt")).stream()
                .filter(line -> line.contains(" dev.limbeck.cli.Main "))
                .findFirst()
                .orElseThrow();
        return main.contains("shared objects file");
    }

    private List<Path> archives() throws IOException {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    /** Waits until the background process that creates the archive has cleaned up. */
    private void waitForTheArchive() throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            try (Stream<Path> files = Files.walk(cache)) {
                List<String> names =
                        files.map(file -> file.getFileName().toString()).toList();
                if (names.stream().noneMatch(name -> name.endsWith(".new"))
                        && names.stream().anyMatch(name -> name.endsWith(".jsa"))) {
                    return;
                }
            } catch (java.io.UncheckedIOException e) {
                // deleted in the meantime
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no archive was made");
    }

    @Test
    @Tag("slow")
    void theFirstRunCreatesTheArchiveAndTheSecondStartsFromIt() throws Exception {
        launched("one", Map.of());
        assertThat(startedFromTheArchive()).isFalse();
        assertThat(elsewhere.resolve("image")).doesNotExist();
        waitForTheArchive();
        launched("one", Map.of());
        assertThat(startedFromTheArchive()).isTrue();
        assertThat(archives()).hasSize(1);
        assertThat(elsewhere.resolve("image"))
                .as("the classes for the compiler")
                .hasContent("one");
    }

    @Test
    @Tag("slow")
    void aRebuiltJarDoesNotUseAStaleArchive() throws Exception {
        Map<String, String> now = Map.of("LIMBECK_ARCHIVE", "now");
        launched("one", now);
        assertThat(startedFromTheArchive()).isTrue();
        FileTime before = Files.getLastModifiedTime(library);
        build("two", "Main", "Training");
        launched("two", Map.of("LIMBECK_ARCHIVE", "now"));
        assertThat(startedFromTheArchive()).isTrue();
        assertThat(archives()).hasSize(1);

        build("three, with the time of the first", "Main", "Training");
        Files.setLastModifiedTime(library, before);
        launched("three, with the time of the first", now);
        assertThat(startedFromTheArchive()).isTrue();
    }

    @Test
    @Tag("slow")
    void aBrokenArchiveIsIgnored() throws Exception {
        launched("one", Map.of("LIMBECK_ARCHIVE", "now"));
        Path archive = archives().get(0);
        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        for (byte[] broken : List.of(
                new byte[0], "not an archive".getBytes(StandardCharsets.UTF_8), java.util.Arrays.copyOf(whole, 9999))) {
            Files.write(archive, broken);
            Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(60)));
            launched("one", Map.of());
            assertThat(startedFromTheArchive()).isFalse();
        }
    }

    @Test
    void anUnwritableCacheIsIgnoredSilently() throws Exception {
        Files.writeString(cache, "a file where the cache folder should be");
        launched("one", Map.of());
        launched("one", Map.of("LIMBECK_ARCHIVE", "now"));
        launched("one", Map.of("XDG_CACHE_HOME", "", "HOME", ""));
        launched("one", Map.of("XDG_CACHE_HOME", "relative"));
        assertThat(startedFromTheArchive()).isFalse();
        assertThat(elsewhere.resolve("relative")).doesNotExist();
    }

    @Test
    @Tag("slow")
    void severalProcessesCreateOneArchive() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Cli.Outcome> outcomes = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int process = 0; process < 3; process++) {
            Thread thread = new Thread(() -> {
                try {
                    outcomes.add(launch(Map.of("LIMBECK_JAVA_OPTS", "")));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(outcomes).hasSize(3).containsOnly(new Cli.Outcome(0, "one\n", ""));
        waitForTheArchive();
        launched("one", Map.of());
        assertThat(startedFromTheArchive()).isTrue();
        assertThat(archives()).hasSize(1);
    }

    @Test
    void aFailureToCreateTheArchiveIsNotRepeated() throws Exception {
        build("one", "Main");
        launched("one", Map.of("LIMBECK_ARCHIVE", "now"));
        assertThat(startedFromTheArchive()).isFalse();
        assertThat(archives()).isEmpty();
        try (Stream<Path> files = Files.walk(cache)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.endsWith(".failed"));
        }
        launched("one", Map.of());
    }

    @Test
    void theArchiveCanBeDisabledAndWrongValuesAreRejected() throws Exception {
        launched("one", Map.of("LIMBECK_ARCHIVE", "off"));
        assertThat(cache).doesNotExist();
        Cli.Outcome outcome = launch(Map.of("LIMBECK_ARCHIVE", "yes"));
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("LIMBECK_ARCHIVE is yes", "auto, now", "off");
    }
}
