package dev.limbeck.execute.failure;

import dev.limbeck.dialect.Dialect;
import java.sql.SQLException;

/** Explains errors of the JDBC driver to the user: the cause and the remedy. */
public final class SqlErrors {

    private SqlErrors() {}

    /** {@return the description of the failed action, followed by the cause and, if known, the remedy} */
    public static String explain(Dialect dialect, String what, SQLException failure) {
        return what + ": " + dialect.sessions().explain(failure).orElseGet(failure::getMessage);
    }
}
