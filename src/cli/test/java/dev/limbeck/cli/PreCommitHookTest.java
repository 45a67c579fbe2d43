package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests .pre-commit-hooks.yaml by doing what pre-commit does: it runs the entry if a file in the commit matches the
 * pattern.
 */
final class PreCommitHookTest {
    private static final Pattern LINE = Pattern.compile("^[- ] (\\w+): (.*)$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    private static String value(String key) throws IOException {
        return LINE.matcher(Files.readString(Processes.ROOT.resolve(".pre-commit-hooks.yaml")))
                .results()
                .filter(line -> line.group(1).equals(key))
                .map(line -> line.group(2))
                .findFirst()
                .orElseThrow();
    }

    private List<String> revisions() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("src/main/java/db/revisions"))) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theHookFailsIfTheHistoryHasTwoHeads() throws Exception {
        Sample.createIn(folder);
        assertThat(commit().code()).isZero();

        List<String> files = revisions();
        Path head = folder.resolve(files.get(files.size() - 1));
        Path other = Path.of(head.toString().replace("e0f4c2b1d9aa", "aaaac2b1d9aa"));
        Files.writeString(other, Files.readString(head).replace("e0f4c2b1d9aa", "aaaac2b1d9aa"));
        assertThat(revisions()).hasSize(files.size() + 1);
        Cli.Outcome failed = commit();
        assertThat(failed.code()).isOne();
        assertThat(failed.err()).contains("The history has 2 heads").contains("limbeck merge heads");
    }

    @Test
    void theHookRunsForRevisionsOnly() throws Exception {
        Sample.createIn(folder);
        Pattern files = Pattern.compile(value("files"));
        assertThat(revisions()).isNotEmpty().allMatch(name -> files.matcher(name)
                .find());
        assertThat(files.matcher("src/main/java/com/example/shoplist/User.java").find())
                .isFalse();
    }

    private Cli.Outcome commit() throws Exception {
        Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("limbeck");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec " + Processes.java() + " -XX:TieredStopAtLevel=1 -cp '" + Processes.classpath() + "' "
                        + Main.class.getName() + " \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        String path = launcher.getParent() + ":" + System.getenv("PATH");
        return Processes.run(folder, Map.of("PATH", path), List.of("/bin/sh", "-c", value("entry")));
    }
}
