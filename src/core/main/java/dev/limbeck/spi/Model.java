package dev.limbeck.spi;

import dev.limbeck.model.Schema;
import dev.limbeck.ops.ExecuteSql;
import java.util.List;

/**
 * The schema that the entities ask for.
 *
 * @param schema its tables, with indexes and first rows; types are portable wherever they can be
 * @param auxiliary statements beside them that the mapping declares (auxiliary database objects: views, triggers…), run
 *     after the tables are there
 * @param entities the names of the classes that were read, sorted
 * @param warnings what was left out or read in another way than written, a line each
 * @param provider what read it, with its version, for instance {@code Hibernate ORM 7.4.13.Final}
 */
public record Model(
        Schema schema, List<ExecuteSql> auxiliary, List<String> entities, List<String> warnings, String provider) {
    /** Copies the lists. */
    public Model {
        auxiliary = List.copyOf(auxiliary);
        entities = List.copyOf(entities);
        warnings = List.copyOf(warnings);
    }
}
