package dev.limbeck.mariadb.session;

/** A connection to a database that no other connection changes. */
public interface UnsharedDatabase {}
