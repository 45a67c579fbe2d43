package dev.limbeck.execute.failure;

import dev.limbeck.dialect.Dialect;
import java.sql.SQLException;

/** Explains JDBC driver errors to the user: the cause and the remedy. */
public final class SqlErrors {

    private SqlErrors() {}

    /** {@return the description of the failed action, followed by the cause and, if known, the remedy} */
    public static String explain(Dialect dialect, String what, SQLException failure) {
        return what + ": " + dialect.sessions().explain(failure).orElseGet(failure::getMessage);
    }

    /** {@return the message of the failure, in which the message of its cause is followed by the remedy, if known} */
    public static String explain(Dialect dialect, SqlFailure failure) {
        String message = String.valueOf(failure.getMessage());
        String cause = ": " + failure.sqlException().getMessage();
        String what = message.endsWith(cause) ? message.substring(0, message.length() - cause.length()) : message;
        return explain(dialect, what, failure.sqlException());
    }
}
