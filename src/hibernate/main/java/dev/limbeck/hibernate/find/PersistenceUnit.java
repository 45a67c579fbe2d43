package dev.limbeck.hibernate.find;

import java.util.List;
import java.util.Map;

/**
 * A persistence unit of a {@code persistence.xml} file.
 *
 * @param name the name of the unit
 * @param classes the classes that the unit lists
 * @param excludeUnlisted whether only the listed classes belong to the unit
 * @param mappingFiles the mapping files that the unit lists
 * @param jarFiles the jars that the unit lists, relative to the folder that contains the unit's root
 * @param properties the properties, including the validation mode
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
