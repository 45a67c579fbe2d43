package dev.limbeck.command.fleet;

import dev.limbeck.result.fleet.DatabaseOutcome;

/** A listener that is notified when a database has been processed; the calls are made one at a time. */
public interface FleetListener {
    /** A listener that ignores everything. */
    FleetListener SILENT = new FleetListener() {};

    /**
     * Called before the first database, with the total number of databases and the number of canaries, which are
     * processed first.
     */
    default void fleetStarted(int total, int canaries) {}

    /** {@return whether the run must not process any further database; called by several threads} */
    default boolean isStopRequested() {
        return false;
    }

    /**
     * Called when a database has been processed; {@code done} is the number of databases processed so far, including
     * this one.
     */
    default void databaseFinished(DatabaseOutcome outcome, int done) {}
}
