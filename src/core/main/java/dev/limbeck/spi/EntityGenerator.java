package dev.limbeck.spi;

/** Generates the source code of entities from the schema of a database. */
public interface EntityGenerator {

    /**
     * {@return the sources, with notes about parts of the schema that they cannot express; equal requests result in
     * equal sources}
     *
     * @throws ModelException if entities cannot be generated for the database of the request
     */
    GeneratedEntities generate(EntityRequest request);
}
