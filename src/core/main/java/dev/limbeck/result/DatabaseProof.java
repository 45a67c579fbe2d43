package dev.limbeck.result;

/**
 * States whether a revision was verified on one of the project's databases.
 *
 * @param database the database, as in {@code project.databases}
 * @param proved whether the revision was verified on it
 */
public record DatabaseProof(String database, boolean proved) {}
