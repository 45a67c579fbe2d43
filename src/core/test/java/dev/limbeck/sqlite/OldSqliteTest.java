package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.ForkedProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests every case of {@code table-change} on older versions of SQLite: the oldest supported version, and one between
 * that and the current one. Each version is tested in a JVM whose class path has that version of the driver instead of
 * the current one; the build puts both versions into {@code target/drivers}.
 */
@Tag("process")
class OldSqliteTest {

    /** The oldest version; with {@code -Dlimbeck.long=true}, the one in the middle as well. */
    static List<String> versions() {
        return Boolean.getBoolean("limbeck.long") ? List.of("3.40.1", "3.45.3") : List.of("3.40.1");
    }

    @ParameterizedTest
    @MethodSource("versions")
    @Tag("slow")
    void oldVersionsReachTheSameResult(String version) throws Exception {
        try (ForkedProcess child = ForkedProcess.start(
                ForkedProcess.command(classPath(driver(version)), TableChangeCasesTest.OnOldVersion.class))) {
            List<String> output = child.rest().lines().toList();
            assertThat(output).first().isEqualTo(version);
            assertThat(output.subList(1, output.size() - 1)).as("differences").isEmpty();
            assertThat(output.get(output.size() - 1)).matches("\\d{3,} changes");
            assertThat(child.exitCode()).isZero();
        }
    }

    private static String classPath(Path driver) {
        String rest = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("sqlite-jdbc"))
                .collect(Collectors.joining(File.pathSeparator));
        return driver + File.pathSeparator + rest;
    }

    private static Path driver(String version) throws IOException {
        Path folder = Stream.of("target/drivers", "src/core/target/drivers")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IOException("No old drivers: run mvn generate-test-resources in src/core"));
        return folder.resolve("sqlite-jdbc-" + version + ".0.jar").toAbsolutePath();
    }
}
