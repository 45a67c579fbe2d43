package dev.limbeck.testing;

import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A published model; the build of {@code limbeck-hibernate} copies its jars.
 *
 * @param name the name
 * @param folder the folder of its jars
 * @param jar the start of the name of the jar with the entities
 * @param packages the packages of the entities in the jar; empty means all
 * @param hibernate the version of Hibernate that reads it; empty means the default
 * @param tables a lower bound for the number of its tables
 */
public record CorpusModel(String name, String folder, String jar, List<String> packages, String hibernate, int tables) {
    private static final Path HIBERNATE = Path.of("..", "hibernate", "target").toAbsolutePath();
    private static final Path JARS = HIBERNATE.resolve("real-models");
    private static final String DOMAIN = "org.hibernate.testing.orm.domain.";

    /** {@return the models, the smallest first} */
    public static List<CorpusModel> all() {
        return List.of(
                new CorpusModel("Statemachine", "statemachine", "spring-statemachine-data-jpa", List.of(), "", 7),
                testing("userguide", 15, "userguide"),
                testing(
                        "animal and others",
                        25,
                        "animal",
                        "contacts",
                        "helpdesk",
                        "library",
                        "MonetaryAmountConverter"),
                testing("gambit", 40, "gambit"),
                new CorpusModel("HAPI FHIR", "hapi", "hapi-fhir-jpaserver-model", List.of(), "6.6.49.Final", 25),
                new CorpusModel("Keycloak", "keycloak", "keycloak-model-jpa", List.of(), "", 95),
                new CorpusModel("DSpace", "dspace", "dspace-api", List.of(), "", 60));
    }

    private static CorpusModel testing(String name, int tables, String... packages) {
        List<String> all = Stream.of(packages).map(DOMAIN::concat).toList();
        return new CorpusModel("hibernate-testing " + name, "hibernate-testing", "hibernate-testing", all, "", tables);
    }

    /** Skips the test unless the build has copied the jars. */
    public static void requireJars() {
        Assumptions.assumeTrue(
                Files.isDirectory(JARS), "The build of limbeck-hibernate has not copied the jars of the models");
    }

    private Path entities() {
        return jars(JARS.resolve(folder)).stream()
                .filter(path -> path.getFileName().toString().startsWith(jar))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no jar " + jar + " in " + JARS.resolve(folder)));
    }

    private List<Path> libraries() {
        Stream<Path> own = hibernate.isEmpty()
                ? Stream.of()
                : Stream.of(hibernate, "libraries")
                        .flatMap(part -> jars(HIBERNATE.resolve("hibernates").resolve(part)).stream());
        return Stream.concat(jars(JARS.resolve(folder)).stream(), own).toList();
    }

    /** {@return a project with this model in the given folder} */
    public OneProject project(Path place) throws IOException {
        Path rest = Files.writeString(
                Files.createDirectories(place).resolve("classpath.txt"),
                libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        Path unit = packages.isEmpty() ? null : unit(place);
        return new OneProject(place, settings -> {
            SettingsBuilder all = settings.set(SettingKey.MODEL_CLASSPATH_FILE, rest.toString())
                    .modelProperties(Map.of("jakarta.persistence.validation.mode", "none"));
            return unit == null
                    ? all.modelClasspath(List.of(entities()))
                    : all.modelClasspath(List.of(unit, entities())).set(SettingKey.MODEL_PERSISTENCE_UNIT, "real");
        });
    }

    /** Writes a persistence unit that lists the classes, since two packages may have entities with the same name. */
    private Path unit(Path place) throws IOException {
        Path written = place.resolve("unit");
        String classes = mapped().stream()
                .map(type -> "<class>" + type + "</class>")
                .collect(Collectors.joining("\n", "", "<exclude-unlisted-classes/>"));
        Files.writeString(
                Files.createDirectories(written.resolve("META-INF")).resolve("persistence.xml"),
                "<persistence xmlns='https://jakarta.ee/xml/ns/persistence' version='3.0'><persistence-unit name='real'>"
                        + classes + "</persistence-unit></persistence>");
        return written;
    }

    private List<String> mapped() throws IOException {
        URL[] urls = libraries().stream().map(CorpusModel::url).toArray(URL[]::new);
        try (JarFile file = new JarFile(entities().toFile());
                URLClassLoader loader = new URLClassLoader(urls, CorpusModel.class.getClassLoader())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(entry -> entry.endsWith(".class") && !entry.contains("-"))
                    .map(entry -> entry.replace('/', '.').replaceFirst("\\.class$", ""))
                    .filter(type -> packages.stream().anyMatch(type::startsWith))
                    .filter(type -> isMapped(type, loader))
                    .toList();
        }
    }

    private static boolean isMapped(String name, ClassLoader loader) {
        try {
            return Stream.of(Class.forName(name, false, loader).getAnnotations())
                    .anyMatch(annotation -> annotation
                            .annotationType()
                            .getName()
                            .matches("jakarta\\.persistence\\.(Entity|Embeddable|MappedSuperclass|Converter)"));
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // It needs a library that the model does not use.
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toAbsolutePath).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
