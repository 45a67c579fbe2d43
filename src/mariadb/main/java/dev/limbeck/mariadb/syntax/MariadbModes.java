package dev.limbeck.mariadb.syntax;

/** The sql_mode of Limbeck's sessions. */
public final class MariadbModes {
    /** The mode in which names are in double quotes and a value that does not fit causes an error. */
    public static final String STRICT =
            "ANSI_QUOTES,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private MariadbModes() {}
}
