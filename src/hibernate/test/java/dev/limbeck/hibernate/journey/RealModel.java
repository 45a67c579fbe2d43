package dev.limbeck.hibernate.journey;

import dev.limbeck.settings.SettingKey;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real model from another project; the build copies its jars.
 *
 * @param name its name in the tests
 * @param folder the folder in {@code target/real-models} that contains its jars
 * @param jar the beginning of the name of the jar that contains the entities
 * @param packages the packages of the entities in the jar, and the names of other classes; if empty, all classes
 * @param hibernate the version of Hibernate with which the model is read; if empty, the default version
 * @param tables the minimum number of its tables
 */
record RealModel(String name, String folder, String jar, List<String> packages, String hibernate, int tables) {
    private static final Path JARS = Path.of("target", "real-models");
    private static final Path HIBERNATES = Path.of("target", "hibernates");
    private static final Pattern MAPPED =
            Pattern.compile("jakarta\\.persistence\\.(Entity|Embeddable|MappedSuperclass|Converter)");
    private static final Path TESTS = Path.of(
            RealModel.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    private static final String OLDEST = "6.6.49.Final";
    private static final String DOMAIN = "org.hibernate.testing.orm.domain.";

    /**
     * {@return the models with the default version of Hibernate and, if the models are old enough, also with the oldest
     * version}
     */
    static List<RealModel> all() {
        return List.of(
                new RealModel("Keycloak", "keycloak", "keycloak-model-jpa", List.of(), "", 95),
                new RealModel("DSpace", "dspace", "dspace-api", List.of(), "", 100),
                new RealModel("HAPI FHIR", "hapi", "hapi-fhir-jpaserver-model", List.of(), OLDEST, 36),
                new RealModel("Spring Statemachine", "statemachine", "spring-statemachine-data-jpa", List.of(), "", 12),
                testing("gambit", 60, "gambit"),
                testing(
                        "all but gambit and userguide",
                        35,
                        "animal",
                        "contacts",
                        "helpdesk",
                        "library",
                        "retail",
                        "MonetaryAmountConverter"),
                testing("userguide", 20, "userguide"));
    }

    private static RealModel testing(String name, int tables, String... packages) {
        List<String> all = Stream.of(packages).map(DOMAIN::concat).toList();
        return new RealModel("hibernate-testing: " + name, "hibernate-testing", "hibernate-testing", all, "", tables);
    }

    /** {@return the models, each with all versions of Hibernate that the build copied and that can read the model} */
    static List<RealModel> withEveryHibernate() {
        return jars(HIBERNATES).stream()
                .map(path -> path.getFileName().toString())
                .filter(version -> !version.equals("libraries"))
                .flatMap(version -> all().stream()
                        .filter(model -> model.hibernate.isEmpty())
                        .map(model -> model.with(version)))
                .toList();
    }

    private RealModel with(String version) {
        return new RealModel(name, folder, jar, packages, version, tables);
    }

    /** {@return the jar with the entities} */
    Path entities() {
        return jars(JARS.resolve(folder)).stream()
                .filter(path -> path.getFileName().toString().startsWith(jar))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no jar " + jar + " in " + JARS.resolve(folder)));
    }

    /** {@return the jars that the model's classes need, including the model's own version of Hibernate} */
    List<Path> libraries() {
        Stream<Path> own = hibernate.isEmpty()
                ? Stream.of()
                : Stream.of(hibernate, "libraries").flatMap(part -> jars(HIBERNATES.resolve(part)).stream());
        return Stream.concat(jars(JARS.resolve(folder)).stream(), own).toList();
    }

    /** {@return a project with this model, whose entities are in the given jar or folder} */
    Journey journey(Path project, Path entities) {
        try {
            Path rest = Files.writeString(
                    Files.createDirectories(project).resolve("classpath.txt"),
                    libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            Path unit = packages.isEmpty() ? null : unit(project);
            return new Journey(project, settings -> {
                settings.set(SettingKey.MODEL_CLASSPATH_FILE, rest.toString())
                        .modelProperties(Map.of("jakarta.persistence.validation.mode", "none"));
                return unit == null
                        ? settings.modelClasspath(List.of(entities))
                        : settings.modelClasspath(List.of(unit, entities))
                                .set(SettingKey.MODEL_PERSISTENCE_UNIT, "real");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a persistence unit that lists the classes, because two packages in a jar can contain entities with the
     * same name.
     */
    private Path unit(Path project) throws IOException {
        Path folder = project.resolve("unit");
        String classes = mapped().stream()
                .map(type -> "<class>" + type + "</class>")
                .collect(Collectors.joining("\n", "", "<exclude-unlisted-classes/>"));
        Files.writeString(
                Files.createDirectories(folder.resolve("META-INF")).resolve("persistence.xml"),
                "<persistence xmlns='https://jakarta.ee/xml/ns/persistence' version='3.0'><persistence-unit"
                        + " name='real'>"
                        + classes + "</persistence-unit></persistence>");
        return folder;
    }

    /** {@return the names of the mapped classes, found by loading every class} */
    List<String> mapped() {
        try (JarFile file = new JarFile(entities().toFile());
                URLClassLoader loader = loader(List.of())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .map(name -> name.replace('/', '.').replaceFirst("\\.class$", ""))
                    .filter(name -> packages.isEmpty() || packages.stream().anyMatch(name::startsWith))
                    .filter(name -> isMapped(name, loader))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMapped(String name, ClassLoader loader) {
        try {
            return Stream.of(Class.forName(name, false, loader).getAnnotations())
                    .anyMatch(annotation -> MAPPED.matcher(
                                    annotation.annotationType().getName())
                            .matches());
        } catch (ClassNotFoundException | LinkageError lacksAnother) {
            return false;
        }
    }

    /**
     * {@return the schema in Hibernate's metadata, as read by the model's version of Hibernate; empty if this version
     * is the 8.0 beta, and it rejects the model because an annotation attribute differs in 8.0}
     */
    @SuppressWarnings("unchecked")
    Set<String> metadataSchema(Path classes) {
        try (URLClassLoader loader = loader(List.of(classes))) {
            return (Set<String>) Class.forName(MetadataSchema.class.getName(), true, loader)
                    .getMethod("read", Collection.class, ClassLoader.class)
                    .invoke(null, mapped(), loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            if (hibernate.startsWith("8.")) {
                return Set.of();
            }
            throw new AssertionError(e.getCause());
        }
    }

    /**
     * Returns a class loader that searches the given paths first; if the model has its own Hibernate, the class loader
     * sees no classes of this project except the tests.
     */
    private URLClassLoader loader(List<Path> first) {
        Stream<Path> tests = hibernate.isEmpty() ? Stream.of() : Stream.of(TESTS);
        URL[] all = Stream.of(first.stream(), libraries().stream(), tests)
                .flatMap(part -> part)
                .map(RealModel::url)
                .toArray(URL[]::new);
        return new URLClassLoader(
                all, hibernate.isEmpty() ? RealModel.class.getClassLoader() : ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toAbsolutePath).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name + (hibernate.isEmpty() ? "" : " with Hibernate " + hibernate);
    }
}
