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
 * @param properties Hibernate settings that shape the schema
 * @param databaseProduct the live database, as {@code DatabaseMetaData.getDatabaseProductName} says it, for instance
 *     {@code SQLite}
 * @param databaseVersion its version, for instance {@code 3.54.1}
 */
public record ModelRequest(
        List<Path> classpath,
        ClassLoader loader,
        List<String> packages,
        @Nullable String persistenceUnit,
        Map<String, String> properties,
        String databaseProduct,
        String databaseVersion) {
    /** Copies the lists. */
    public ModelRequest {
        classpath = List.copyOf(classpath);
        packages = List.copyOf(packages);
        properties = Map.copyOf(properties);
    }
}
