package dev.limbeck.execute;

import dev.limbeck.revision.VersionRows;

/** Between looking and locking, another run moved the database to other revisions; nothing was done. */
public final class MovedMeanwhile extends ExecutionException {
    private final transient VersionRows rows;

    MovedMeanwhile(VersionRows rows) {
        super("Another run moved the database to " + rows + " meanwhile. Look at `limbeck current` and try again.");
        this.rows = rows;
    }

    /** {@return where the database is now} */
    public VersionRows rows() {
        return rows;
    }
}
