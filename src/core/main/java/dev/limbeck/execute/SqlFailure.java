package dev.limbeck.execute;

import java.sql.SQLException;

/** The database refused a statement. */
public final class SqlFailure extends ExecutionException {
    private final SQLException failure;

    SqlFailure(String what, SQLException failure) {
        super(what + ": " + failure.getMessage(), failure);
        this.failure = failure;
    }

    /** {@return what the driver said} */
    public SQLException failure() {
        return failure;
    }
}
