package dev.limbeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.ForkedProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs tests in a JVM that has neither the SQLite dialect nor the SQLite driver. */
final class WithoutSqliteTest {
    private static final Path DIALECT = Path.of("dev", "limbeck", "sqlite");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    @Tag("slow")
    void theNeutralTestsAndThoseOnH2Pass() throws Exception {
        List<String> command = new ArrayList<>(ForkedProcess.command(classPath(), NeutralTests.class));
        command.add(1, "-Dlimbeck.seeds=1");
        try (ForkedProcess process = ForkedProcess.start(command)) {
            String output = process.rest();
            assertThat(output.lines().toList()).as(output).contains("failed 0");
            int passed = Integer.parseInt(output.replaceFirst("(?s).*passed (\\d+).*", "$1"));
            assertThat(passed).as(output).isGreaterThan(150);
        }
    }

    /** Returns the class path of this test, with copies of the folders that contain the dialect. */
    private String classPath() throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(part).toAbsolutePath();
            if (Files.isDirectory(path)) {
                parts.add(copy(path, folder.resolve("classes" + parts.size())).toString());
            } else if (!path.getFileName().toString().startsWith("sqlite-jdbc")) {
                parts.add(path.toString());
            }
        }
        assertThat(parts).anyMatch(part -> Files.exists(Path.of(part, "dev", "limbeck", "Operations.class")));
        return String.join(File.pathSeparator, parts);
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path relative = from.relativize(directory);
                if (relative.equals(DIALECT)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(relative));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }
}
