package dev.limbeck.execute.failure;

import java.sql.SQLException;

/** Thrown when the database reports an error for a statement. */
public final class SqlFailure extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "sql-failed";

    private final SQLException failure;
    private final boolean existing;

    /** Creates the exception with a description of the failed action, and the driver's error. */
    public SqlFailure(String what, SQLException failure) {
        this(what + ": " + failure.getMessage(), failure, false);
    }

    private SqlFailure(String message, SQLException failure, boolean existing) {
        super(CODE, message, failure);
        this.failure = failure;
        this.existing = existing;
    }

    /** {@return the exception for a table that cannot be created because it already exists} */
    public static SqlFailure ofExistingTable(String what, SQLException failure) {
        return new SqlFailure(what + ": " + failure.getMessage(), failure, true);
    }

    /** {@return an exception with the first line of the driver's message, followed by the advice} */
    static SqlFailure withAdvice(String what, SQLException failure, String advice) {
        String line = String.valueOf(failure.getMessage()).strip().split("\n", 2)[0];
        String end = line.endsWith(".") ? " " : ". ";
        String sentence = Character.toUpperCase(advice.charAt(0)) + advice.substring(1);
        return new SqlFailure(what + ": " + line + end + sentence, failure, false);
    }

    /** {@return whether a table could not be created because it already exists} */
    public boolean isTableExisting() {
        return existing;
    }

    /** {@return the JDBC driver's error} */
    public SQLException sqlException() {
        return failure;
    }
}
