package dev.limbeck.execute.failure;

import dev.limbeck.dialect.Dialect;
import java.sql.SQLException;

/** Explains errors of the JDBC driver: what happened and what to do. */
public final class SqlErrors {

    private SqlErrors() {}

    /** {@return what happened, and what to do if known} */
    public static String explain(Dialect dialect, String what, SQLException failure) {
        return what + ": " + dialect.sessions().explain(failure).orElseGet(failure::getMessage);
    }
}
