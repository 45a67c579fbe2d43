package dev.limbeck.dialect;

import dev.limbeck.ops.Hazard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SQL statement of a plan.
 *
 * @param sql the statement, without a trailing semicolon
 * @param comment the purpose of the statement, in one short line; may be empty
 * @param lock the lock that the statement takes in addition to the lock of its transaction
 * @param hazards the hazards of the statement
 * @param guards the checks that are made before the statement and can stop the run
 * @param undo removes the temporary effect of the preceding statements if this statement fails; null if there is no
 *     such effect
 * @param batched whether the statement may run in batches of rows, because it changes each row once
 */
public record Statement(
        String sql,
        String comment,
        Lock lock,
        List<Hazard> hazards,
        List<Guard> guards,
        @Nullable Undo undo,
        boolean batched) {
    /** Copies the lists. */
    public Statement {
        hazards = List.copyOf(hazards);
        guards = List.copyOf(guards);
    }

    /** Creates a statement without an undo, for a plan whose preceding statements have no temporary effect. */
    public Statement(String sql, String comment, Lock lock, List<Hazard> hazards, List<Guard> guards) {
        this(sql, comment, lock, hazards, guards, null, false);
    }

    /** Creates a statement that takes no lock in addition to the lock of its transaction. */
    public Statement(String sql, String comment, List<Hazard> hazards, List<Guard> guards) {
        this(sql, comment, Lock.NONE, hazards, guards);
    }

    /**
     * Removes the temporary effect of the statements before a statement, for instance a constraint whose rows were not
     * checked yet.
     *
     * @param sql the statement that removes it, which has no effect if there is nothing to remove
     * @param back the number of statements whose effect it removes
     */
    public record Undo(String sql, int back) {}

    /** {@return the same statement with another hazard} */
    public Statement withHazard(Hazard hazard) {
        List<Hazard> all = new ArrayList<>(hazards);
        all.add(hazard);
        return new Statement(sql, comment, lock, all, guards, undo, batched);
    }

    /** {@return the same statement with the given guards} */
    public Statement withGuards(List<Guard> other) {
        return new Statement(sql, comment, lock, hazards, other, undo, batched);
    }

    /**
     * {@return the same statement, with the statement that removes the temporary effect of the statements before it}
     */
    public Statement withUndo(String statement, int back) {
        return new Statement(sql, comment, lock, hazards, guards, new Undo(statement, back), batched);
    }

    /** {@return the same statement, which may run in batches of rows} */
    public Statement inBatches() {
        return new Statement(sql, comment, lock, hazards, guards, undo, true);
    }

    /** The access that other connections are denied while a statement holds its lock on a table. */
    public enum Lock {
        /** Other connections can read and write. */
        NONE,
        /** Other connections can read, but not write. */
        WRITES,
        /** Other connections can neither read nor write. */
        ALL
    }

    /** The kinds of SQL statements, judging by their text alone. */
    public enum Kind {
        /** The statement reads or writes rows; a transaction can revert it. */
        ROWS,
        /** The statement changes the schema in a way that {@link Reflector#reflect} shows. */
        SCHEMA,
        /** Any other statement, for instance a procedure call. */
        OTHER
    }

    /** {@return a statement without hazards or guards} */
    public static Statement of(String sql, String comment) {
        return new Statement(sql, comment, List.of(), List.of());
    }
}
