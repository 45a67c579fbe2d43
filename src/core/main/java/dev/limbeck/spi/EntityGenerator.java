package dev.limbeck.spi;

/** Turns the schema of a database into the source of entities that ask for it. */
public interface EntityGenerator {

    /** {@return the sources, and what they cannot say; the same request gives the same text} */
    GeneratedEntities generate(EntityRequest request);
}
