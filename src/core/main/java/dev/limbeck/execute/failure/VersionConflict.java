package dev.limbeck.execute.failure;

import dev.limbeck.revision.VersionRows;

/** Thrown when another run changed the revisions of the database between planning and locking. Nothing was done. */
public final class VersionConflict extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "version-conflict";

    private final transient VersionRows rows;

    /** Creates the exception with the current rows of the version table. */
    public VersionConflict(VersionRows rows) {
        super(CODE, "Another run has moved the database to " + rows + ". Check `limbeck current` and try again.", null);
        this.rows = rows;
    }

    /** {@return the current revisions of the database} */
    public VersionRows rows() {
        return rows;
    }
}
