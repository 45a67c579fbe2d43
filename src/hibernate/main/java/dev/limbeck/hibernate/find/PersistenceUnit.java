package dev.limbeck.hibernate.find;

import java.util.List;
import java.util.Map;

/**
 * A persistence unit of a {@code persistence.xml} file.
 *
 * @param name its name
 * @param classes the classes it lists
 * @param excludeUnlisted whether only the listed classes belong to the unit
 * @param mappingFiles the mapping files it lists
 * @param jarFiles the jars it lists, relative to the folder that contains the unit's root
 * @param properties its properties, including the validation mode
 */
record PersistenceUnit(
        String name,
        List<String> classes,
        boolean excludeUnlisted,
        List<String> mappingFiles,
        List<String> jarFiles,
        Map<String, String> properties) {
    /** Copies the collections. */
    PersistenceUnit {
        classes = List.copyOf(classes);
        mappingFiles = List.copyOf(mappingFiles);
        jarFiles = List.copyOf(jarFiles);
        properties = Map.copyOf(properties);
    }
}
