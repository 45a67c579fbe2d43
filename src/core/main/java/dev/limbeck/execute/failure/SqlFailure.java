package dev.limbeck.execute.failure;

import java.sql.SQLException;

/** Thrown when the database reports an error for a statement. */
public final class SqlFailure extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "sql-failed";

    private final SQLException failure;

    /** Creates the exception with a description of the failed action, and the error of the driver. */
    public SqlFailure(String what, SQLException failure) {
        super(CODE, what + ": " + failure.getMessage(), failure);
        this.failure = failure;
    }

    /** {@return the error of the JDBC driver} */
    public SQLException sqlException() {
        return failure;
    }
}
