package dev.limbeck.spi;

import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.ops.ExecuteSql;
import java.util.List;

/**
 * The schema that the entities require.
 *
 * @param schema the tables, with indexes and initial rows; types are portable if possible
 * @param auxiliary further statements that the mapping declares (auxiliary database objects: views, triggers…); run
 *     after the tables were created
 * @param entities the names of the classes that were read, sorted
 * @param warnings what was ignored or interpreted differently, one line each
 * @param words which tables of the schema are sequences, and which columns are enumerations, arrays…, where the schema
 *     has what this kind of database stores instead
 * @param provider the name and version of the library that read the entities, for instance {@code Hibernate ORM
 *     7.4.13.Final}
 */
public record Model(
        Schema schema,
        List<ExecuteSql> auxiliary,
        List<String> entities,
        List<String> warnings,
        SchemaWords words,
        String provider) {
    /** Copies the lists. */
    public Model {
        auxiliary = List.copyOf(auxiliary);
        entities = List.copyOf(entities);
        warnings = List.copyOf(warnings);
    }

    /** Creates a model of which nothing more is known than its schema. */
    public Model(
            Schema schema, List<ExecuteSql> auxiliary, List<String> entities, List<String> warnings, String provider) {
        this(schema, auxiliary, entities, warnings, SchemaWords.NONE, provider);
    }

    /** {@return a model of which nothing more is known than its schema and who read it} */
    public static Model of(Schema schema, String provider) {
        return new Model(schema, List.of(), List.of(), List.of(), provider);
    }

    /** {@return this model with these further statements} */
    public Model withAuxiliary(List<ExecuteSql> other) {
        return new Model(schema, other, entities, warnings, words, provider);
    }

    /** {@return this model with the names of the classes that were read} */
    public Model withEntities(List<String> other) {
        return new Model(schema, auxiliary, other, warnings, words, provider);
    }

    /** {@return this model with these warnings} */
    public Model withWarnings(List<String> other) {
        return new Model(schema, auxiliary, entities, other, words, provider);
    }

    /** {@return this model with these words} */
    public Model withWords(SchemaWords other) {
        return new Model(schema, auxiliary, entities, warnings, other, provider);
    }
}
