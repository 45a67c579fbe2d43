package dev.limbeck.execute.step;

import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.step.JournalEntry.State;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionStep;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Explains why a revision stopped, which of its steps are finished, and what to do. */
final class StepFailures {
    private final RunContext session;
    private final Journal journal;
    private final StepStatements statements;
    private final StepReversal reversal;

    StepFailures(RunContext session, Journal journal, StepStatements statements, StepReversal reversal) {
        this.session = session;
        this.journal = journal;
        this.statements = statements;
        this.reversal = reversal;
    }

    /** {@return the exception for a revision that did not start because the lock was not obtained} */
    StepFailure unlocked(RevisionStep step, SQLException cause) {
        return new StepFailure(unchanged(step), explain(cause), "", cause);
    }

    /** {@return the exception for a revision that failed with a database error} */
    StepFailure reported(RevisionStep step, SQLException cause) {
        return stopped(step, explain(cause), cause);
    }

    private String explain(SQLException cause) {
        return SqlErrors.explain(session.dialect(), session.dialect().traits().product() + " reported an error", cause);
    }

    /**
     * {@return the exception for a revision that stopped} If nothing has taken effect, the revision does not count as
     * incomplete.
     */
    StepFailure stopped(RevisionStep step, String why, Throwable cause) {
        Optional<IncompleteRevision> incomplete;
        try {
            if (isConnectionLost(cause)) {
                return unknown(step, why, cause);
            }
            incomplete = abandonEmpty();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            return unknown(step, why, cause);
        }
        return incomplete.isEmpty()
                ? new StepFailure(unchanged(step), why, "", cause)
                : new StepFailure(incomplete.get().describe(), why, advice(step, cause), cause);
    }

    private boolean isConnectionLost(Throwable cause) {
        return cause instanceof SQLException error
                && session.dialect().sessions().isConnectionLost(error);
    }

    private static StepFailure unknown(RevisionStep step, String why, Throwable cause) {
        return new StepFailure(
                revision(step) + " stopped.",
                why,
                "Run `limbeck current` to see which of its steps are finished.",
                cause);
    }

    private static String revision(RevisionStep step) {
        return "Revision " + step.revision().id();
    }

    private static String unchanged(RevisionStep step) {
        boolean upgrade = step.direction() == Direction.UPGRADE;
        return revision(step) + (upgrade ? " was not applied" : " was not reverted")
                + "; the database is as it was before.";
    }

    /**
     * Returns advice about an incomplete revision. If the cause is a refused resumption, its message already contains
     * this advice.
     */
    private String advice(RevisionStep step, Throwable cause) {
        if (cause instanceof RefusedResumption) {
            return "";
        }
        String resume = "Fix the cause and run `limbeck resume`";
        try {
            return reversal.findObstacle(journal.entries()).isPresent()
                    ? resume + "."
                    : resume + ", or revert the finished steps with `limbeck " + opposite(step) + "`.";
        } catch (SQLException e) {
            cause.addSuppressed(e);
            return resume + ".";
        }
    }

    private static String opposite(RevisionStep step) {
        if (step.direction() == Direction.DOWNGRADE) {
            return "upgrade " + step.revision().id();
        }
        List<String> below = step.revision().downRevisions();
        return "downgrade " + (below.isEmpty() ? "base" : below.get(0));
    }

    /** Removes the journal that the previous revision of the run has kept, if it is empty. */
    void removeEmptyJournal(Exception cause) {
        try {
            journal.removeEmpty();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private Optional<IncompleteRevision> abandonEmpty() throws SQLException {
        Optional<IncompleteRevision> incomplete = journal.findIncomplete();
        if (incomplete.isEmpty()) {
            journal.removeEmpty();
            return incomplete;
        }
        List<JournalEntry> entries = journal.entries();
        boolean untouched = entries.isEmpty()
                || (entries.size() == 1
                        && entries.get(0).state() == State.BEGUN
                        && statements.isWithoutEffect(entries.get(0)));
        if (untouched) {
            journal.end();
            return Optional.empty();
        }
        return incomplete;
    }
}
