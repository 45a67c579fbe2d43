package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests {@code scripts/bench --compare} in a separate repository with two commits. Building a commit takes minutes, so
 * {@code mvn} is replaced by a script that only stores a jar with the class path of this test; everything else works as
 * it does for a user.
 */
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
final class ComparedBenchmarkTest {
    private Path repository = Path.of(".");
    private Path tools = Path.of(".");

    @BeforeEach
    void createRepository(@TempDir Path folder) throws Exception {
        assumeTrue(isInstalled("python3") && isInstalled("git"), "needs python3 and git");
        repository = Files.createDirectories(folder.resolve("repository"));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String name : List.of("scripts/bench", "scripts/limbeck", "bench/start", "bench/common.py")) {
            Path copy = repository.resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(Processes.ROOT.resolve(name), copy);
            assertThat(copy.toFile().setExecutable(!name.endsWith(".py"))).isTrue();
        }
        git("init", "-q");
        git("add", ".");
        commit("first");
        commit("second");
        Path jar = tools.resolve("all.jar");
        LauncherTest.jar(jar);
        Path built = Files.createDirectories(repository.resolve("src/cli/target"));
        Files.copy(jar, built.resolve("limbeck.jar"));
        Path maven = tools.resolve("mvn");
        Files.writeString(
                maven,
                "#!/bin/sh\nmkdir -p src/cli/target\ncp '" + jar + "' src/cli/target/limbeck.jar\npwd >>'"
                        + tools.resolve("builds") + "'\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return Processes.run(Path.of("."), Map.of(), List.of(program, "--version"))
                            .code()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(Processes.run(repository, Map.of(), command).code()).isZero();
    }

    private void commit(String message) throws Exception {
        git(
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.org",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                message);
    }

    private Cli.Outcome bench(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(repository.resolve("scripts").resolve("bench").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> variables =
                Map.of("PATH", tools + ":" + System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"));
        return Processes.run(repository, variables, command);
    }

    @Test
    @Tag("slow")
    void printsTheTimesOfBothBuilds() throws Exception {
        Cli.Outcome outcome = bench("--compare", "HEAD~1", "--only", "start", "--short");
        assertThat(outcome.code()).as(outcome.err() + outcome.out()).isZero();
        assertThat(outcome.out().lines().filter(line -> line.startsWith("command ")))
                .singleElement()
                .asString()
                .endsWith("earlier  / earlier");
        List<String> measured = outcome.out()
                .lines()
                .filter(line -> line.contains(" limbeck "))
                .filter(line -> line.startsWith("version") || line.startsWith("h") || line.startsWith("current"))
                .toList();
        assertThat(measured)
                .hasSize(4)
                .allMatch(line -> line.matches(".* [0-9]+ +[0-9]+\\.[0-9]{2} +[0-9]+\\.[0-9]{2}"));
        assertThat(builds()).hasSize(1);
        assertThat(bench("--compare", "HEAD~1", "--only", "start", "--short").code())
                .isZero();
        assertThat(builds()).as("a commit is built once").hasSize(1);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(tools.resolve("builds"));
    }

    @Test
    void aCommitThatDoesNotExistIsNamed() throws Exception {
        Cli.Outcome outcome = bench("--compare", "nosuch", "--only", "start", "--short");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no commit nosuch");
        assertThat(Files.exists(tools.resolve("builds"))).isFalse();
    }
}
