package dev.limbeck.dialect;

import dev.limbeck.ops.Hazard;
import java.util.List;

/**
 * A SQL statement of a plan.
 *
 * @param sql the statement, without a trailing semicolon
 * @param comment the purpose of the statement, in one short line; may be empty
 * @param lock the lock that the statement takes in addition to the lock of its transaction
 * @param hazards the hazards of the statement
 * @param guards the checks that are made before the statement and can stop the run
 */
public record Statement(String sql, String comment, Lock lock, List<Hazard> hazards, List<Guard> guards) {
    /** Copies the lists. */
    public Statement {
        hazards = List.copyOf(hazards);
        guards = List.copyOf(guards);
    }

    /** Creates a statement that takes no lock in addition to the lock of its transaction. */
    public Statement(String sql, String comment, List<Hazard> hazards, List<Guard> guards) {
        this(sql, comment, Lock.NONE, hazards, guards);
    }

    /** What other connections cannot do with a table while a statement holds its lock. */
    public enum Lock {
        /** Other connections can read and write. */
        NONE,
        /** Other connections can read, but not write. */
        WRITES,
        /** Other connections can neither read nor write. */
        ALL
    }

    /** The kinds of SQL statements, as far as the text shows. */
    public enum Kind {
        /** The statement reads or writes rows; a transaction can revert it. */
        ROWS,
        /** The statement changes the schema in a way that {@link Reflector#reflect} shows. */
        SCHEMA,
        /** Anything else, for instance a call of a procedure. */
        OTHER
    }

    /** {@return a statement without hazards or guards} */
    public static Statement of(String sql, String comment) {
        return new Statement(sql, comment, List.of(), List.of());
    }
}
