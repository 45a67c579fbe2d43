package dev.limbeck.spi;

/** Reads the annotated entities of a project and builds the schema that they require. */
public interface ModelSource {

    /**
     * Scans the class path for entities and builds the schema that they require. Does not open a connection.
     *
     * @throws ModelException if there is no entity, a class cannot be loaded, or the mapping is rejected; the message
     *     identifies the class and states what to do
     */
    Model scan(ModelRequest request);
}
