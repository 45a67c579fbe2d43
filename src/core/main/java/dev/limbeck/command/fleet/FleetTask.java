package dev.limbeck.command.fleet;

import dev.limbeck.command.project.Project;
import dev.limbeck.result.fleet.DatabaseOutcome;

/** A command for one database of a fleet. It is called by several threads at the same time. */
@FunctionalInterface
public interface FleetTask {
    /**
     * {@return the outcome of the command}
     *
     * @param name the name of the database in reports
     * @param project the project for this database
     * @throws RuntimeException if the command failed; the failure concerns this database only
     */
    DatabaseOutcome run(String name, Project project);

    /**
     * Checks those requirements of the command that are the same for all databases. This method is called once, before
     * the first database is processed.
     *
     * @param fleet the project of the fleet
     * @throws dev.limbeck.LimbeckException if the command cannot succeed on any database
     */
    default void requireReady(Project fleet) {}
}
