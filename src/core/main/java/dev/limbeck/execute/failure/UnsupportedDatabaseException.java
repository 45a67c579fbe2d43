package dev.limbeck.execute.failure;

/** Thrown if there is no dialect for a database. The database is unchanged. */
public final class UnsupportedDatabaseException extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "unsupported-database";

    /** Creates the exception; the message states which databases are supported. */
    public UnsupportedDatabaseException(String message) {
        super(CODE, message, null);
    }
}
