package dev.limbeck.spi;

/** Turns what a project declares (annotated entities) into the schema it asks for. */
public interface ModelSource {

    /**
     * Scans the class path for entities and builds the schema they ask for. Opens no connection.
     *
     * @throws ModelException if there is no entity, a class cannot be loaded, or the mapping is refused; its message
     *     names the class and says what to do
     */
    Model scan(ModelRequest request);
}
