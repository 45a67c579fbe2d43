package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.Table;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A real model that no one here wrote; the build copies its jars. */
class KeycloakScanTest {
    private static final Path JARS = Path.of("target", "real-models", "keycloak");

    @Test
    void readsAllOfKeycloak() throws IOException {
        Model model = scan("");

        assertThat(model.schema().tables()).hasSizeBetween(95, 110);
        assertThat(count(model, Table::foreignKeys)).isGreaterThanOrEqualTo(74);
        assertThat(count(model, Table::uniqueConstraints)).isGreaterThanOrEqualTo(22);
        assertThat(model.warnings()).isEmpty();
    }

    @Test
    void namesTheClassThatKeycloakNeedsAndDoesNotFind() {
        assertThatThrownBy(() -> scan("model-jpa"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("org.keycloak.authorization.jpa.entities.PolicyEntity cannot be loaded:"
                        + " org.keycloak.representations.idm.authorization.DecisionStrategy is missing.")
                .hasMessageContaining("model.classpath_file");
    }

    private static long count(Model model, java.util.function.Function<Table, List<?>> part) {
        return model.schema().tables().stream().map(part).mapToLong(List::size).sum();
    }

    /** Looks for entities in the model's jar, with those jars on the class path whose name has that in it. */
    private static Model scan(String withJars) throws IOException {
        try (Stream<Path> jars = Files.list(JARS)) {
            List<Path> paths = jars.filter(jar -> jar.toString().contains(withJars))
                    .sorted()
                    .toList();
            URL[] urls = paths.stream().map(KeycloakScanTest::url).toArray(URL[]::new);
            try (URLClassLoader loader = new URLClassLoader(urls, KeycloakScanTest.class.getClassLoader())) {
                List<Path> model = paths.stream()
                        .filter(jar -> jar.toString().contains("model-jpa"))
                        .toList();
                return new EntityScanner()
                        .scan(new ModelRequest(model, loader, List.of(), null, Map.of(), "SQLite", "3.54.1"));
            }
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
