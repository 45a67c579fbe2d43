package dev.limbeck.result.fleet;

import java.util.List;

/**
 * The outcome of a command for one database of a fleet.
 *
 * @param database the name of the database: its file, or its URL without user and password
 * @param status whether the command succeeded, and whether it changed the database
 * @param current the revisions the database is at; empty if the database is at base or its revisions are unknown
 * @param revisions the revisions that were applied or reverted, in the order in which they ran
 * @param message the problem if the command did not succeed; otherwise empty
 * @param details the differences and warnings, one line each
 */
public record DatabaseOutcome(
        String database,
        Status status,
        List<String> current,
        List<String> revisions,
        String message,
        List<String> details) {

    /** Copies the lists. */
    public DatabaseOutcome {
        current = List.copyOf(current);
        revisions = List.copyOf(revisions);
        details = List.copyOf(details);
    }

    /** Creates an outcome that consists only of a status. */
    public DatabaseOutcome(String database, Status status) {
        this(database, status, List.of(), List.of(), "", List.of());
    }

    /** States whether a command succeeded on a database. */
    public enum Status {
        /** The command changed the database. */
        CHANGED,
        /** The command succeeded, and there was nothing to change. */
        UNCHANGED,
        /** The command succeeded and found differences, or revisions that are not applied. */
        DIFFERENT,
        /** The database is at an unknown revision or in the middle of a revision, and was left unchanged. */
        UNTOUCHED,
        /** The command failed. */
        FAILED;

        /** {@return whether the command succeeded} */
        public boolean isSuccess() {
            return this != UNTOUCHED && this != FAILED;
        }
    }

    /** {@return a copy with the given current revisions} */
    public DatabaseOutcome withCurrent(List<String> ids) {
        return new DatabaseOutcome(database, status, ids, revisions, message, details);
    }

    /** {@return a copy with the given revisions that were applied or reverted} */
    public DatabaseOutcome withRevisions(List<String> ids) {
        return new DatabaseOutcome(database, status, current, ids, message, details);
    }

    /** {@return a copy with the given message} */
    public DatabaseOutcome withMessage(String text) {
        return new DatabaseOutcome(database, status, current, revisions, text, details);
    }

    /** {@return a copy with the given details} */
    public DatabaseOutcome withDetails(List<String> lines) {
        return new DatabaseOutcome(database, status, current, revisions, message, lines);
    }
}
