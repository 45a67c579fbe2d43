package dev.limbeck.hibernate.find;

import dev.limbeck.hibernate.spring.SpringConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The mapped classes and mapping files that were found.
 *
 * @param classes the names of entities, embeddables, mapped superclasses and converters
 * @param packages the packages whose {@code package-info} has mapping annotations
 * @param mappingFiles resources such as {@code META-INF/orm.xml}
 * @param properties settings from {@code persistence.xml} or from the running application
 * @param warnings messages about everything that was ignored, one line each
 */
public record MappingSources(
        SortedSet<String> classes,
        SortedSet<String> packages,
        List<String> mappingFiles,
        Map<String, Object> properties,
        List<String> warnings) {
    /** Copies the collections. */
    public MappingSources {
        classes = new TreeSet<>(classes);
        packages = new TreeSet<>(packages);
        mappingFiles = List.copyOf(mappingFiles);
        properties = Map.copyOf(properties);
        warnings = List.copyOf(warnings);
    }

    /** {@return a copy with the settings and mapping files that Spring Boot adds} */
    public MappingSources withSpring(SpringConfiguration spring) {
        Map<String, Object> both = new HashMap<>(properties);
        both.putAll(spring.properties());
        return new MappingSources(
                classes,
                packages,
                joined(mappingFiles, spring.mappingFiles()),
                both,
                joined(warnings, spring.warnings()));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
