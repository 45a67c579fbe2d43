package dev.limbeck.execute.step;

import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Statement;
import dev.limbeck.ops.Operation;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of one step in the journal.
 *
 * @param number the number of the step in its revision, counted from 1
 * @param state the progress of the step
 * @param description the step as part of a sentence
 * @param text the text of the step
 * @param rows whether the step is Java code that changes rows; if so, its text is the name of the step, otherwise an
 *     operation
 * @param statements the statements of the step, in order; empty for Java code
 * @param parts for a batch of several changes, the number of statements after which each change is complete; empty if
 *     these numbers are unknown
 * @param done the number of statements that have run
 * @param digest a digest of the schema before the next statement
 * @param known the apparent losses of the remaining statements, and the columns that they change, as the earlier
 *     statements have left them; null in journals of earlier versions
 */
record JournalEntry(
        int number,
        State state,
        String description,
        String text,
        boolean rows,
        List<Statement> statements,
        List<Integer> parts,
        int done,
        String digest,
        @Nullable List<Loss> known) {
    /** Copies the lists. */
    JournalEntry {
        statements = List.copyOf(statements);
        parts = List.copyOf(parts);
        known = known == null ? null : List.copyOf(known);
    }

    /** The progress of a step. */
    enum State {
        /** Some statements of the step may have run. */
        BEGUN,
        /** All statements of the step have run. */
        FINISHED,
        /** The step is being reverted: the recorded statements belong to the reverse operation. */
        REVERTING,
        /** The step was not complete and is being reverted: the statements revert the part that had taken effect. */
        UNDOING,
        /**
         * The step was being reverted and is being completed: the statements repeat the part that had been reverted.
         */
        REDOING
    }

    /** {@return whether the run stopped at a statement other than the first} */
    boolean isPartial() {
        return done > 0 && done < statements.size();
    }

    /** {@return whether every statement has run} */
    boolean isComplete() {
        return done >= statements.size();
    }

    /** {@return the operation of the step} */
    Operation operation() {
        return RecordText.decode(text, Operation.class);
    }

    /** {@return this entry after one more statement has run} */
    JournalEntry advance(String newDigest) {
        return new JournalEntry(number, state, description, text, rows, statements, parts, done + 1, newDigest, known);
    }

    /** {@return this entry in its state before the last {@code count} statements} */
    JournalEntry rewind(int count) {
        return new JournalEntry(
                number, state, description, text, rows, statements, parts, Math.max(0, done - count), digest, known);
    }

    /** {@return this entry in the given state} */
    JournalEntry withState(State other) {
        return new JournalEntry(number, other, description, text, rows, statements, parts, done, digest, known);
    }

    /** {@return this entry with the given statements, none of which has run} */
    JournalEntry withPlan(List<Statement> planned, List<Integer> other) {
        return new JournalEntry(number, state, description, text, rows, planned, other, 0, digest, known);
    }

    /** {@return this entry with the given digest} */
    JournalEntry withDigest(String other) {
        return new JournalEntry(number, state, description, text, rows, statements, parts, done, other, known);
    }

    /** {@return this entry with the given effects of its earlier statements} */
    JournalEntry withKnown(Collection<Loss> effects) {
        return new JournalEntry(
                number, state, description, text, rows, statements, parts, done, digest, List.copyOf(effects));
    }
}
