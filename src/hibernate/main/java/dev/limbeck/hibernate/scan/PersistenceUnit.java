package dev.limbeck.hibernate.scan;

import java.util.List;
import java.util.Map;

/**
 * One unit of a {@code persistence.xml}.
 *
 * @param name its name
 * @param classes the classes it lists
 * @param excludeUnlisted whether only those count
 * @param mappingFiles the mapping files it lists
 * @param jarFiles the jars it lists, relative to the folder of its own root
 * @param properties its properties, the validation mode among them
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
