package dev.limbeck.hibernate.spring;

import dev.limbeck.spi.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings that Spring Boot passes to Hibernate and that affect the schema (Spring Boot reference, "Configure JPA
 * Properties" and "Configure Hibernate Naming Strategy").
 *
 * @param properties the Hibernate settings
 * @param mappingFiles the files in {@code spring.jpa.mapping-resources}
 * @param warnings messages about everything that was ignored, one line each
 */
public record SpringConfiguration(Map<String, String> properties, List<String> mappingFiles, List<String> warnings) {
    private static final String PHYSICAL = "hibernate.physical_naming_strategy";
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";
    private static final String NAMING = "spring.jpa.hibernate.naming.";

    /**
     * The class names of Spring Boot's default naming strategies, newest first; the last class of each list is always
     * available.
     */
    private static final List<String> PHYSICAL_DEFAULTS = List.of(
            "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
            "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");

    private static final List<String> IMPLICIT_DEFAULTS = List.of(
            "org.springframework.boot.hibernate.SpringImplicitNamingStrategy",
            "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy",
            SpringJoinTableNames.class.getName());

    /** Copies the collections. */
    public SpringConfiguration {
        properties = Map.copyOf(properties);
        mappingFiles = List.copyOf(mappingFiles);
        warnings = List.copyOf(warnings);
    }

    /**
     * {@return the settings that the application on the loader's class path would pass to Hibernate}
     *
     * @param profiles the active profiles; if empty, those in {@code spring.profiles.active}
     * @throws ModelException if a file cannot be read
     */
    public static SpringConfiguration read(ClassLoader loader, List<String> profiles) {
        ApplicationFiles files = ApplicationFiles.read(loader, profiles);
        SpringProperties spring = new SpringProperties(files.properties());
        List<String> warnings = new ArrayList<>(files.warnings());
        Map<String, String> settings = new TreeMap<>(spring.findBelow("spring.jpa.properties"));
        spring.find("spring.jpa.database-platform").ifPresent(dialect -> settings.put("hibernate.dialect", dialect));
        // An unresolved placeholder is not a problem, because the URL is only inspected.
        new SpringProperties(files.properties())
                .find("spring.datasource.url")
                .filter(url -> url.startsWith("jdbc:"))
                .ifPresent(url -> settings.put("jakarta.persistence.jdbc.url", url));
        settings.computeIfAbsent(PHYSICAL, key -> first(loader, PHYSICAL_DEFAULTS));
        settings.computeIfAbsent(IMPLICIT, key -> first(loader, IMPLICIT_DEFAULTS));
        spring.find(NAMING + "physical-strategy").ifPresent(named -> settings.put(PHYSICAL, named));
        spring.find(NAMING + "implicit-strategy").ifPresent(named -> settings.put(IMPLICIT, named));
        warnings.addAll(spring.unresolved());
        return new SpringConfiguration(settings, spring.list("spring.jpa.mapping-resources"), warnings);
    }

    private static String first(ClassLoader loader, List<String> names) {
        Stream<String> present = names.stream().filter(name -> isPresent(loader, name));
        return present.findFirst().orElseGet(() -> names.get(names.size() - 1));
    }

    private static boolean isPresent(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader).getName().equals(name);
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
