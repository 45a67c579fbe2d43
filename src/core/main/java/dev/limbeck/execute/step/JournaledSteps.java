package dev.limbeck.execute.step;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.step.JournalEntry.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of an incomplete revision that the journal contains, while the rest of the revision is planned. */
final class JournaledSteps {
    private final IncompleteRevision incomplete;
    private final List<JournalEntry> entries;
    private final List<String> finished = new ArrayList<>();
    private int next;

    /**
     * Reads the entries. The last one is left out if none of its statements has run.
     *
     * @throws RefusedResumption if the run stopped while it was reverting a step
     */
    JournaledSteps(IncompleteRevision incomplete, List<JournalEntry> entries) {
        this.incomplete = incomplete;
        this.entries = entries.stream()
                .filter(entry -> entry.done() > 0 || entry.isComplete() || entry.state() != State.BEGUN)
                .toList();
        for (JournalEntry entry : entries) {
            if (entry.state() != State.BEGUN && entry.state() != State.FINISHED) {
                throw new RefusedResumption("The last run stopped while it was reverting step " + entry.number() + ", "
                        + entry.description()
                        + ", so a plan is not possible. Run `limbeck resume` or continue to revert"
                        + " the revision.");
            }
        }
    }

    /** {@return the descriptions of the finished steps that the revision has repeated so far} */
    List<String> finished() {
        return List.copyOf(finished);
    }

    /** {@return the entry of the next step of the revision, which must be the same step; null if it has not run} */
    @Nullable
    JournalEntry next(Step step) {
        if (next >= entries.size()) {
            return null;
        }
        JournalEntry entry = entries.get(next++);
        requireUnchanged(incomplete.id(), entry, step);
        if (!entry.isPartial()) {
            finished.add(entry.description());
        }
        return entry;
    }

    /** Requires that the revision has repeated all entries. */
    void requireComplete() {
        if (next < entries.size()) {
            requireUnchanged(incomplete.id(), entries.get(next), null);
        }
    }

    /** {@return the plan of the remaining statements of a step that was interrupted} */
    static OperationPlan rest(JournalEntry entry) {
        int all = entry.statements().size();
        return new OperationPlan(
                Strategy.NATIVE,
                entry.done() + " of " + all + " statements " + (entry.done() == 1 ? "has run" : "have run"),
                Need.NO_TRANSACTION,
                entry.statements().subList(entry.done(), all));
    }

    /** {@return the plan that removes the temporary effect of a step that was interrupted, if it has one} */
    static Optional<OperationPlan> temporary(JournalEntry entry) {
        List<Statement> statements = PartialStep.temporary(entry);
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(new OperationPlan(
                        Strategy.NATIVE, "the step was not completed", Need.NO_TRANSACTION, statements));
    }

    /** {@return the entries to revert, the last one first} */
    static List<JournalEntry> reverted(IncompleteRevision incomplete, List<JournalEntry> entries) {
        List<JournalEntry> reverted = new ArrayList<>(new JournaledSteps(incomplete, entries).entries);
        Collections.reverse(reverted);
        return reverted;
    }

    /**
     * Requires that a step that has run is the same in the file.
     *
     * @param now the step in the file, or null if it has no such step
     */
    static void requireUnchanged(String revision, JournalEntry entry, @Nullable Step now) {
        if (now == null || !isSame(entry, now)) {
            throw new ExecutionException("Step " + entry.number() + " of revision " + revision
                    + " is finished, but the file has been changed since then: the step was \"" + entry.description()
                    + "\", and is now " + (now == null ? "missing" : "\"" + now.describe() + "\"")
                    + (now != null && now.describe().equals(entry.description())
                            ? ", with other details.\nBefore: " + entry.text() + "\nNow: " + now.text() + "\n"
                            : ". ")
                    + "Restore the step in the file.");
        }
    }

    private static boolean isSame(JournalEntry entry, Step now) {
        if (now instanceof Step.Change change && !entry.rows()) {
            return change.isSame(entry.operation());
        }
        return now instanceof Step.Rows rows && entry.rows() && rows.name().equals(entry.text());
    }
}
