package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.hibernate.find.EntityFinder;
import dev.limbeck.hibernate.find.EntityLoader;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans Keycloak, a real model from another project; the build copies its jars. */
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
    void namesTheMissingClassThatKeycloakNeeds() {
        assertThatThrownBy(() -> scan("model-jpa"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("org.keycloak.authorization.jpa.entities.PolicyEntity cannot be loaded:"
                        + " org.keycloak.representations.idm.authorization.DecisionStrategy is missing.")
                .hasMessageContaining("model.classpath_file");
    }

    private static long count(Model model, Function<Table, List<?>> part) {
        return model.schema().tables().stream().map(part).mapToLong(List::size).sum();
    }

    @Test
    void agreesWithTheSchemaThatKeycloaksOwnHibernateCreates(@TempDir Path folder) throws IOException, SQLException {
        try (URLClassLoader loader = loader("")) {
            var found = EntityFinder.of(request(loader)).find();
            List<Class<?>> classes = new EntityLoader(loader).load(found.classes());

            assertThat(HibernateSchema.describe(scan("")))
                    .containsExactlyInAnyOrderEntriesOf(HibernateSchema.create(folder, classes, loader));
        }
    }

    /**
     * Finds entities in the jar of the model. The class path consists of the jars whose names contain the given text.
     */
    private static Model scan(String withJars) throws IOException {
        try (URLClassLoader loader = loader(withJars)) {
            return new EntityScanner().scan(request(loader));
        }
    }

    private static ModelRequest request(ClassLoader loader) throws IOException {
        return new ModelRequest(
                jars("model-jpa"),
                loader,
                List.of(),
                null,
                ModelRequest.Settings.PERSISTENCE_XML,
                List.of(),
                Map.of(),
                "SQLite",
                "3.54.1",
                word -> false);
    }

    private static URLClassLoader loader(String withJars) throws IOException {
        URL[] urls = jars(withJars).stream().map(KeycloakScanTest::url).toArray(URL[]::new);
        return new URLClassLoader(urls, KeycloakScanTest.class.getClassLoader());
    }

    private static List<Path> jars(String part) throws IOException {
        try (Stream<Path> jars = Files.list(JARS)) {
            return jars.filter(jar -> jar.toString().contains(part)).sorted().toList();
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
