package dev.limbeck.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to scan.
 *
 * @param classpath the folders and jars where entities are looked for; all exist
 * @param loader the loader that sees the entities and everything they need
 * @param packages the packages to look in, subpackages included; empty means all
 * @param persistenceUnit the unit of a {@code META-INF/persistence.xml} that names the entities, or null to scan
 * @param settings where settings of Hibernate come from besides {@code properties}
 * @param profiles with {@link Settings#SPRING}, the active profiles; none means what the application says
 * @param properties Hibernate settings that shape the schema; they win
 * @param databaseProduct the live database, as {@code DatabaseMetaData.getDatabaseProductName} says it, for instance
 *     {@code SQLite}
 * @param databaseVersion its version, for instance {@code 3.54.1}
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
        String databaseVersion) {

    /** Where the application keeps its settings of Hibernate. */
    public enum Settings {
        /** In {@code META-INF/persistence.xml}, if it has one. */
        PERSISTENCE_XML,
        /** In Spring Boot's {@code application.properties} and {@code .yml}, on top of Boot's own defaults. */
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
