package dev.limbeck.result.fleet;

import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import java.util.List;

/**
 * The outcomes of a command for the databases of a fleet. The size of this object does not depend on the number of
 * databases, except for the names of the databases that failed.
 *
 * @param total the number of databases
 * @param notBegun the number of databases that were not processed, because another database had failed
 * @param groups the databases on which the command succeeded, by status and current revisions
 * @param failures the databases on which it did not succeed, by message
 */
public record FleetResult(int total, int notBegun, List<Group> groups, List<Failure> failures) {
    /** Copies the lists. */
    public FleetResult {
        groups = List.copyOf(groups);
        failures = List.copyOf(failures);
    }

    /**
     * Databases with the same status and the same current revisions.
     *
     * @param status the status of each database in the group
     * @param current the current revisions of each database in the group; empty for base
     * @param count the number of databases in the group
     */
    public record Group(Status status, List<String> current, int count) {
        /** Copies the list. */
        public Group {
            current = List.copyOf(current);
        }
    }

    /**
     * Databases on which the command did not succeed for the same reason.
     * If the reason is not specific to a database, for instance a revision that does not compile, the list of databases
     * is empty, and no further database was processed.
     *
     * @param status whether the command failed on the databases or left them unchanged
     * @param message the reason, with {@code <database>} in place of the name if there are several databases
     * @param databases the names of the databases
     */
    public record Failure(Status status, String message, List<String> databases) {
        /** Copies the list. */
        public Failure {
            databases = List.copyOf(databases);
        }
    }

    /** {@return whether the command succeeded on every database} */
    public boolean isSuccess() {
        return failures.isEmpty() && notBegun == 0;
    }

    /** {@return whether some database has differences or revisions that are not applied} */
    public boolean isDifferent() {
        return groups.stream().anyMatch(group -> group.status() == Status.DIFFERENT);
    }

    /** {@return the number of databases with the given status} */
    public int count(Status status) {
        int succeeded = groups.stream()
                .filter(group -> group.status() == status)
                .mapToInt(Group::count)
                .sum();
        return succeeded
                + failures.stream()
                        .filter(failure -> failure.status() == status)
                        .mapToInt(failure -> failure.databases().size())
                        .sum();
    }
}
