package dev.limbeck.execute.failure;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Thrown if the data source of an application does not return a connection. Nothing was changed. */
public final class NoConnectionException extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "no-connection";

    /** Creates the exception for the failure of the data source. */
    public NoConnectionException(SQLException failure) {
        super(CODE, "The data source did not return a connection: " + reason(failure), failure);
    }

    /**
     * Returns the reason. After a timeout, a connection pool reports only how long it waited; the cause of its
     * exception explains why the driver could not connect.
     */
    private static String reason(SQLException failure) {
        String waited = String.valueOf(failure.getMessage()).strip();
        Throwable cause = failure instanceof SQLTransientConnectionException ? failure.getCause() : null;
        return cause == null || cause.getMessage() == null ? waited : waited + ": " + cause.getMessage();
    }
}
