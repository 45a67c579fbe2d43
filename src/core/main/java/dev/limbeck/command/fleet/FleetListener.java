package dev.limbeck.command.fleet;

import dev.limbeck.result.fleet.DatabaseOutcome;

/** A listener that is notified of each database that has been processed, one at a time. */
public interface FleetListener {
    /** A listener that ignores everything. */
    FleetListener SILENT = new FleetListener() {};

    /**
     * Called before the first database, with the number of all databases and the number of those that are processed
     * first.
     */
    default void fleetStarted(int total, int canaries) {}

    /** {@return whether the run must not process any further database; called by several threads} */
    default boolean isStopRequested() {
        return false;
    }

    /**
     * Called when a database is done; {@code done} is the number of databases that are done, including this database.
     */
    default void databaseFinished(DatabaseOutcome outcome, int done) {}
}
