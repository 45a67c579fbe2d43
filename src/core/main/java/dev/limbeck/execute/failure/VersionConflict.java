package dev.limbeck.execute.failure;

import dev.limbeck.revision.VersionRows;

/** Thrown when another run changed the revisions of the database between planning and locking. Nothing was done. */
public final class VersionConflict extends ExecutionException {
    private final transient VersionRows rows;

    /** Creates the exception with the current rows of the version table. */
    public VersionConflict(VersionRows rows) {
        super("Another run has moved the database to " + rows + ". Check `limbeck current` and try again.");
        this.rows = rows;
    }

    /** {@return the revisions of the database now} */
    public VersionRows rows() {
        return rows;
    }
}
