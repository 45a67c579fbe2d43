package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.step.JournalEntry.State;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.InProgress.Resumption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reverts the recorded steps of an incomplete revision, and completes or undoes the step at which a run stopped. If the
 * remaining statements of that step fail, the part that has taken effect is reverted.
 */
final class StepReversal {
    private final Journal journal;
    private final StepStatements statements;
    private final CurrentSchema schema;
    private final StepPlanner planner;

    StepReversal(RunContext session, Journal journal, StepStatements statements, CurrentSchema schema) {
        this.journal = journal;
        this.statements = statements;
        this.schema = schema;
        this.planner = new StepPlanner(session, journal, schema);
    }

    /** Determines for each recorded step which of its statements have taken effect. Changes only the journal. */
    List<JournalEntry> settle(Resumption resumption) throws SQLException {
        List<JournalEntry> settled = new ArrayList<>();
        for (JournalEntry entry : journal.entries()) {
            settled.add(statements.settle(entry, resumption));
        }
        return settled;
    }

    /** Completes or undoes the step at which the last run stopped, so that all recorded steps are finished. */
    void complete(Resumption resumption) throws SQLException {
        for (JournalEntry entry : settle(resumption)) {
            switch (entry.state()) {
                case FINISHED -> {}
                case BEGUN -> {
                    if (entry.done() == 0 && !entry.isComplete()) {
                        journal.remove(entry);
                    } else {
                        finish(entry);
                    }
                }
                case REVERTING -> completeReverted(entry);
                case UNDOING -> journal.remove(statements.run(entry));
                case REDOING -> finish(entry);
            }
        }
    }

    private void completeReverted(JournalEntry entry) throws SQLException {
        if (entry.isComplete()) {
            journal.remove(entry);
        } else if (entry.done() == 0) {
            journal.update(entry.withState(State.FINISHED));
        } else {
            Catalog catalog = catalog();
            Optional<List<Operation>> again =
                    PartialStep.of(entry.operation().reverse(), entry).findReverse(catalog);
            if (again.isPresent()) {
                finish(planner.begin(entry, State.REDOING, with(entry, plan(again.get(), catalog)), catalog));
            } else {
                journal.remove(statements.run(entry));
            }
        }
    }

    private JournalEntry finish(JournalEntry entry) throws SQLException {
        JournalEntry finished = statements.run(entry).withState(State.FINISHED);
        journal.update(finished);
        return finished;
    }

    /** {@return the last recorded step that cannot be reverted} */
    Optional<JournalEntry> findObstacle(List<JournalEntry> entries) throws SQLException {
        Catalog catalog = null;
        for (JournalEntry entry : entries) {
            boolean partial = entry.state() == State.BEGUN && entry.isPartial();
            if (partial) {
                catalog = catalog == null ? catalog() : catalog;
                if (PartialStep.of(entry.operation(), entry)
                        .findReverse(catalog)
                        .isEmpty()) {
                    return Optional.of(entry);
                }
            } else if (isEffective(entry) && !isReversible(entry)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** {@return the exception for a step that cannot be reverted} */
    static RefusedResumption refusal(JournalEntry obstacle) {
        return new RefusedResumption("Step " + obstacle.number() + " cannot be reverted: " + obstacle.description()
                + ". No step was reverted. Complete the revision with `limbeck resume`.");
    }

    private static boolean isEffective(JournalEntry entry) {
        return entry.state() == State.FINISHED || (entry.state() == State.BEGUN && entry.isComplete());
    }

    static boolean isReversible(JournalEntry entry) {
        return !entry.rows() && !(entry.operation() instanceof ExecuteSql sql && !sql.isReversible());
    }

    /** Reverts the step. */
    void revert(JournalEntry entry) throws SQLException {
        switch (entry.state()) {
            case FINISHED -> revertFinished(entry);
            case BEGUN -> {
                if (entry.isPartial()) {
                    undo(entry);
                } else if (entry.isComplete()) {
                    revertFinished(entry);
                } else {
                    journal.remove(entry);
                }
            }
            case REVERTING, UNDOING -> journal.remove(statements.run(entry));
            case REDOING -> revertFinished(finish(entry));
        }
    }

    private void revertFinished(JournalEntry entry) throws SQLException {
        Catalog catalog = catalog();
        Operation reverse = entry.operation().reverse();
        JournalEntry planned = planner.planned(entry, reverse, planner.plan(reverse, catalog), catalog);
        JournalEntry reverting = planner.begin(planned, State.REVERTING, planned.statements(), catalog);
        journal.remove(statements.run(reverting, now -> planner.planAgain(reverting, reverse, catalog, now)));
    }

    private void undo(JournalEntry entry) throws SQLException {
        Catalog catalog = catalog();
        List<Operation> reverse =
                PartialStep.of(entry.operation(), entry).findReverse(catalog).orElseThrow();
        JournalEntry undoing = planner.begin(entry, State.UNDOING, with(entry, plan(reverse, catalog)), catalog);
        journal.remove(statements.run(undoing));
    }

    /** Returns the statements, preceded by those that remove the temporary effect of the interrupted step. */
    private static List<Statement> with(JournalEntry entry, List<Statement> statements) {
        List<Statement> all = new ArrayList<>(PartialStep.temporary(entry));
        all.addAll(statements);
        return all;
    }

    private List<Statement> plan(List<Operation> operations, Catalog catalog) {
        return operations.stream()
                .flatMap(each -> planner.plan(each, catalog).statements().stream())
                .toList();
    }

    private Catalog catalog() throws SQLException {
        return schema.read();
    }
}
