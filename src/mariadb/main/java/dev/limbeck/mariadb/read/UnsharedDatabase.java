package dev.limbeck.mariadb.read;

/** A connection to a database that no other connection changes. */
public interface UnsharedDatabase {}
