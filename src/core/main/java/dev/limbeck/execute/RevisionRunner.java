package dev.limbeck.execute;

import dev.limbeck.Migration;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.UnsupportedChange;
import java.sql.SQLException;
import java.util.Collection;

/** Runs one revision and its version row in one transaction. */
public final class RevisionRunner {
    private final Session session;
    private final VersionTable versions;

    /** A runner on that session, which keeps the revisions in that table. */
    public RevisionRunner(Session session, VersionTable versions) {
        this.session = session;
        this.versions = versions;
    }

    /**
     * One step of a run.
     *
     * @param id the revision
     * @param upgrade whether it is applied; otherwise it is taken back
     * @param gone the version rows that leave
     * @param come the version rows that come
     */
    public record Step(String id, boolean upgrade, Collection<String> gone, Collection<String> come) {

        private String verb() {
            return upgrade ? "applied" : "taken back";
        }
    }

    /**
     * Runs a revision; afterwards the database is at it, or, when this throws, as it was.
     *
     * @throws ExecutionException if anything stands in the way; the message names the revision
     */
    public void run(Step step, Migration migration) {
        try {
            if (!attempt(step, migration, false)) {
                attempt(step, migration, true);
            }
        } catch (SqlFailure e) {
            throw failed(step, Failures.explain(session.dialect(), whatOf(e), e.failure()), e);
        } catch (ExecutionException | UnsupportedChange | BrokenSchema e) {
            throw failed(step, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } catch (SQLException e) {
            throw failed(step, Failures.explain(session.dialect(), "The database refused", e), e);
        } catch (Exception e) {
            throw failed(step, "Its own code failed with " + e, e);
        }
    }

    private static String whatOf(SqlFailure failure) {
        String message = String.valueOf(failure.getMessage());
        String cause = ": " + failure.failure().getMessage();
        return message.endsWith(cause) ? message.substring(0, message.length() - cause.length()) : message;
    }

    private static ExecutionException failed(Step step, String why, Exception cause) {
        return new ExecutionException(
                "Revision " + step.id() + " was not " + step.verb() + ", the database is as it was before it. " + why,
                cause);
    }

    /** {@return false if foreign keys must be off for it; nothing was changed then} */
    private boolean attempt(Step step, Migration migration, boolean withoutForeignKeys) throws Exception {
        try (Transaction transaction =
                session.dialect().begin(session.connection(), withoutForeignKeys, session.lockTimeout())) {
            LiveOperations operations = new LiveOperations(new OperationRunner(session, transaction));
            try {
                call(step, migration, operations);
            } catch (Exception e) {
                if (operations.mustRestart()) {
                    return false;
                }
                throw e;
            }
            if (operations.mustRestart()) {
                return false;
            }
            versions.change(session.connection(), step.gone(), step.come());
            transaction.commit();
            return true;
        }
    }

    private static void call(Step step, Migration migration, LiveOperations operations) throws Exception {
        if (step.upgrade()) {
            migration.upgrade(operations);
        } else {
            migration.downgrade(operations);
        }
    }
}
