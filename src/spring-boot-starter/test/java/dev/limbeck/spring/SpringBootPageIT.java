package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the session in docs/guide/spring-boot.md: writes each file whose name precedes its contents on the page, runs
 * the commands, and compares the output.
 */
@EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
final class SpringBootPageIT {
    private static final Path PAGE = Path.of("../../docs/guide/spring-boot.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?:^`(\\S+)`\\n\\n)?^```\\w*\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

    @TempDir
    Path folder;

    private final StringBuilder printed = new StringBuilder();

    @Test
    void theSessionRunsAsThePageShows() throws Exception {
        String page = Files.readString(PAGE);
        String session = page.substring(page.indexOf("## From an empty project"), page.indexOf("## Properties"));
        Path project = Files.createDirectories(folder.resolve("shop"));
        int outputs = 0;
        for (MatchResult block : BLOCK.matcher(session).results().toList()) {
            if (block.group(1) != null) {
                Path file = project.resolve(block.group(1));
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.group(2));
            } else if (block.group(2).startsWith("mvn ")) {
                for (String line : block.group(2).lines().toList()) {
                    run(project, line);
                }
            } else {
                outputs++;
                assertPrinted(block.group(2));
            }
        }
        assertThat(outputs).isEqualTo(2);
    }

    private void run(Path project, String line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (line.startsWith("mvn ")) {
            command.addAll(TestApplication.mavenCommand(folder));
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        }
        for (String word : line.split(" ", -1)) {
            command.add(word.replace("\"", ""));
        }
        command.removeIf(word -> word.equals("mvn") || word.equals("java"));
        RunningProcess.Result result = RunningProcess.start(project, command).await();
        printed.append(result.output());
        assertThat(result.code()).as(line + "\n" + result.output()).isZero();
    }

    /** Compares the lines, ignoring ids, durations and the beginnings of log lines. */
    private void assertPrinted(String lines) {
        List<String> seen =
                printed.toString().lines().map(SpringBootPageIT::normal).toList();
        assertThat(lines.lines().map(SpringBootPageIT::normal))
                .allSatisfy(line -> assertThat(seen).contains(line));
    }

    private static String normal(String line) {
        return ID.matcher(line)
                .replaceAll("ID")
                .replaceFirst("^.*?dev\\.limbeck\\s+: ", "")
                .replaceFirst("in [0-9.]+ m?s$", "in TIME");
    }
}
