package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that no one here wrote; the build copies their jars. */
class RealModelsTest {
    private static final Path KEYCLOAK = Path.of("target", "real-models", "keycloak");

    @TempDir
    Path folder;

    @Test
    void keycloaksModelGoesThereAndBack() throws IOException {
        List<Path> jars = jars(KEYCLOAK);
        Path model = jars.stream()
                .filter(jar -> jar.toString().contains("model-jpa"))
                .findFirst()
                .orElseThrow();
        Path rest = Files.writeString(
                folder.resolve("classpath.txt"),
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        Journey keycloak = new Journey(
                folder, settings -> settings.modelClasspath(List.of(model)).modelClasspathFile(rest));

        keycloak.thereAndBack();

        assertThat(keycloak.tables()).hasSizeGreaterThan(95);
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toAbsolutePath).sorted().toList();
        }
    }
}
