package dev.limbeck.execute;

import dev.limbeck.execute.failure.ExecutionException;

/** Thrown if there is no dialect for a database. The database is unchanged. */
public final class UnsupportedDatabaseException extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "unsupported-database";

    UnsupportedDatabaseException(String message) {
        super(CODE, message, null);
    }
}
