package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.find.MappingSources;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelRequest;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Scans test entities: those nested in a test class, or those in a package. */
public final class Scan {
    private static final Set<String> RESERVED = Set.of("order", "user", "values");

    private Scan() {}

    /** {@return the model of the mapped classes nested in the test} */
    static Model scanNested(Class<?> test) {
        return scanNested(test, Map.of());
    }

    static Model scanNested(Class<?> test, Map<String, String> properties) {
        return scanClasses(mappedClasses(test), properties);
    }

    public static Model scanClasses(List<Class<?>> classes, Map<String, String> properties) {
        return scanClasses(classes, request(List.of(), List.of(), properties));
    }

    /** {@return the model for the given version of PostgreSQL of the mapped classes nested in the test} */
    static Model scanForPostgresql(Class<?> test, String version, Map<String, String> properties) {
        return scanClasses(mappedClasses(test), request(List.of(), List.of(), properties, "PostgreSQL", version));
    }

    /** {@return the model for MariaDB 10.11 of the mapped classes nested in the test} */
    static Model scanForMariadb(Class<?> test) {
        return scanForMariadb(test, Map.of());
    }

    /** {@return the model for MariaDB, with the given Hibernate settings} */
    static Model scanForMariadb(Class<?> test, Map<String, String> properties) {
        return scanClasses(mappedClasses(test), request(List.of(), List.of(), properties, "MariaDB", "10.11.19"));
    }

    /** {@return the settings with which Hibernate reads a model for the given version of PostgreSQL} */
    static Map<String, Object> postgresqlSettings(String version) {
        MappingSources none = new MappingSources(new TreeSet<>(), new TreeSet<>(), List.of(), Map.of(), List.of());
        return MetadataBoot.settings(request(List.of(), List.of(), Map.of(), "PostgreSQL", version), none);
    }

    private static Model scanClasses(List<Class<?>> classes, ModelRequest request) {
        var names = new TreeSet<>(classes.stream().map(Class::getName).toList());
        MappingSources mapped = new MappingSources(names, new TreeSet<>(), List.of(), Map.of(), List.of());
        return EntityScanner.read(request, mapped);
    }

    /** {@return the model of the entities in the class's package} */
    static Model scanPackage(Class<?> type) {
        return new EntityScanner().scan(request(List.of(location(type)), List.of(type.getPackageName()), Map.of()));
    }

    public static ModelRequest request(List<Path> classpath, List<String> packages, Map<String, String> properties) {
        return request(classpath, packages, properties, "SQLite", "3.54.1");
    }

    private static ModelRequest request(
            List<Path> classpath,
            List<String> packages,
            Map<String, String> properties,
            String product,
            String version) {
        return new ModelRequest(
                classpath,
                Scan.class.getClassLoader(),
                packages,
                null,
                ModelRequest.Settings.PERSISTENCE_XML,
                List.of(),
                properties,
                product,
                version,
                word -> RESERVED.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** {@return the nested classes that have a mapping annotation, sorted by name} */
    public static List<Class<?>> mappedClasses(Class<?> test) {
        return Stream.of(test.getDeclaredClasses())
                .filter(type -> Stream.of(type.getAnnotations()).anyMatch(Scan::isMapping))
                .sorted(java.util.Comparator.comparing(Class::getName))
                .toList();
    }

    private static boolean isMapping(Annotation annotation) {
        String name = annotation.annotationType().getName();
        return name.matches("jakarta\\.persistence\\.(Entity|Embeddable|MappedSuperclass|Converter)");
    }

    public static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Table table(Model model, String name) {
        return table(model, TableName.of(name));
    }

    static Table table(Model model, TableName name) {
        return model.schema().table(name).orElseThrow(() -> new AssertionError("no table " + name));
    }

    static Column column(Table table, String name) {
        return table.column(name).orElseThrow(() -> new AssertionError("no column " + name));
    }

    public static Column column(Model model, String table, String name) {
        return column(table(model, table), name);
    }
}
