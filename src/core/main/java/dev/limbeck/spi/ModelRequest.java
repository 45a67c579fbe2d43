package dev.limbeck.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request to read the model.
 *
 * @param classpath the folders and jars that are searched for entities; all of them exist
 * @param loader the class loader for the entities and their dependencies
 * @param packages the packages to search, including subpackages; if there are none, all packages are searched
 * @param persistenceUnit the unit in {@code META-INF/persistence.xml} that lists the entities, or null to scan for them
 * @param settings the source of Hibernate settings in addition to {@code properties}
 * @param profiles the active profiles for {@link Settings#SPRING}; if there are none, the profiles that the application
 *     configures are active
 * @param properties Hibernate settings that affect the schema; they take precedence over the settings of the
 *     application
 * @param databaseProduct the product name of the live database, as returned by
 *     {@code DatabaseMetaData.getDatabaseProductName}, for instance {@code SQLite}
 * @param databaseVersion the version of the live database, for instance {@code 3.54.1}
 * @param reserved determines whether the live database accepts a word as a name only if it is in quotes
 */
public record ModelRequest(
        List<Path> classpath,
        ClassLoader loader,
        List<String> packages,
        @Nullable String persistenceUnit,
        Settings settings,
        List<String> profiles,
        Map<String, String> properties,
        String databaseProduct,
        String databaseVersion,
        Predicate<String> reserved) {

    /** The place where the application keeps its Hibernate settings. */
    public enum Settings {
        /** In {@code META-INF/persistence.xml}, if that file exists. */
        PERSISTENCE_XML,
        /**
         * In Spring Boot's {@code application.properties} and {@code .yml}, which override the defaults of Spring Boot.
         */
        SPRING
    }

    /** Copies the lists. */
    public ModelRequest {
        classpath = List.copyOf(classpath);
        packages = List.copyOf(packages);
        profiles = List.copyOf(profiles);
        properties = Map.copyOf(properties);
    }
}
