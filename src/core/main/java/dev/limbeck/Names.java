package dev.limbeck;

/** Determines how the names in a revision file are interpreted; see {@link Revision#names}. */
public enum Names {
    /**
     * A name is stored as the database stores an unquoted name: PostgreSQL in lower case, H2 in upper case, SQLite and
     * MariaDB as written. Only the case of ASCII letters is changed. {@link Migration#exact} marks a name to be stored
     * as written.
     */
    PLAIN,
    /** Every name is stored as written. */
    EXACT
}
