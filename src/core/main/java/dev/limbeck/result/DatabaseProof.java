package dev.limbeck.result;

/**
 * States whether a revision was proved on one of the databases of the project.
 *
 * @param database the database, as in {@code project.databases}
 * @param proved whether the revision was proved on it
 */
public record DatabaseProof(String database, boolean proved) {}
