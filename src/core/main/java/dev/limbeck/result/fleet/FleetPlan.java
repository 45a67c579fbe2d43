package dev.limbeck.result.fleet;

import dev.limbeck.result.PlanResult;
import java.util.List;

/**
 * The plan for the databases of a fleet that are at the same revision.
 *
 * @param databases the names of the databases
 * @param current the current revisions of each of them; empty for base
 * @param plan the plan for the first of them
 */
public record FleetPlan(List<String> databases, List<String> current, PlanResult plan) {
    /** Copies the lists. */
    public FleetPlan {
        databases = List.copyOf(databases);
        current = List.copyOf(current);
    }

    /** {@return a sentence that lists the databases or gives their number} */
    public String describe() {
        String place = current.isEmpty() ? "base" : String.join(", ", current);
        String first = databases.get(0);
        return databases.size() == 1
                ? "The database " + first + " is at " + place + "."
                : databases.size() + " databases are at " + place + "; this is the plan for " + first + ".";
    }
}
