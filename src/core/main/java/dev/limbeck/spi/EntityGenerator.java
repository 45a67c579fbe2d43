package dev.limbeck.spi;

/** Generates the source code of entities from the schema of a database. */
public interface EntityGenerator {

    /**
     * {@return the sources, with notes about parts of the schema that they cannot express; equal requests give equal
     * sources}
     */
    GeneratedEntities generate(EntityRequest request);
}
