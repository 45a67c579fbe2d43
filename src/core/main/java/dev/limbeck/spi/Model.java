package dev.limbeck.spi;

import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.ops.ExecuteSql;
import java.util.List;

/**
 * The schema that the entities require.
 *
 * @param schema the tables, with indexes and initial rows; types are portable if possible
 * @param auxiliary additional statements that the mapping declares (auxiliary database objects: views, triggers…); they
 *     run after the tables have been created
 * @param entities the names of the classes that were read, sorted
 * @param warnings the parts of the mapping that were ignored or interpreted differently, one line each
 * @param words the sequences, enumerations, arrays and similar types that the entities declare but the database does
 *     not support; the schema contains other tables and types in their place
 * @param provider the name and version of the library that read the entities, for instance {@code Hibernate ORM
 *     7.4.13.Final}
 * @param origins the entities and attributes that the tables and columns come from
 */
public record Model(
        Schema schema,
        List<ExecuteSql> auxiliary,
        List<String> entities,
        List<String> warnings,
        SchemaWords words,
        String provider,
        ModelOrigins origins) {
    /** Copies the lists. */
    public Model {
        auxiliary = List.copyOf(auxiliary);
        entities = List.copyOf(entities);
        warnings = List.copyOf(warnings);
    }

    /** Creates a model in which the schema contains all sequences and types. */
    public Model(
            Schema schema, List<ExecuteSql> auxiliary, List<String> entities, List<String> warnings, String provider) {
        this(schema, auxiliary, entities, warnings, SchemaWords.none(schema.names()), provider, ModelOrigins.NONE);
    }

    /** {@return a model with the given schema and provider, and nothing else} */
    public static Model of(Schema schema, String provider) {
        return new Model(schema, List.of(), List.of(), List.of(), provider);
    }

    /** {@return a copy of this model with the given schema} */
    public Model withSchema(Schema other) {
        return new Model(other, auxiliary, entities, warnings, words, provider, origins);
    }

    /** {@return a copy of this model with the given additional statements} */
    public Model withAuxiliary(List<ExecuteSql> other) {
        return new Model(schema, other, entities, warnings, words, provider, origins);
    }

    /** {@return a copy of this model with the given names of the classes that were read} */
    public Model withEntities(List<String> other) {
        return new Model(schema, auxiliary, other, warnings, words, provider, origins);
    }

    /** {@return a copy of this model with the given warnings} */
    public Model withWarnings(List<String> other) {
        return new Model(schema, auxiliary, entities, other, words, provider, origins);
    }

    /** {@return a copy of this model with the given words} */
    public Model withWords(SchemaWords other) {
        return new Model(schema, auxiliary, entities, warnings, other, provider, origins);
    }

    /** {@return a copy of this model with the given origins} */
    public Model withOrigins(ModelOrigins other) {
        return new Model(schema, auxiliary, entities, warnings, words, provider, other);
    }
}
