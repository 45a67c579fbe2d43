package dev.limbeck.execute;

import dev.limbeck.Migration;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.revision.Direction;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs revisions, each and its version row in one transaction. All of them together wait no longer for other programs than
 * the session's lock timeout.
 */
public final class RevisionRunner {
    private final Session session;
    private final VersionTable versions;
    private Duration patience;
    private @Nullable LogTable log;
    private Function<RevisionFile, String> hash = revision -> "";

    /** A runner on that session, which keeps the revisions in that table. */
    public RevisionRunner(Session session, VersionTable versions) {
        this.session = session;
        this.versions = versions;
        this.patience = session.lockTimeout();
    }

    /** Notes each revision in that table, in its transaction, with what the function makes of it. */
    public RevisionRunner logging(LogTable table, Function<RevisionFile, String> hashed) {
        log = table;
        hash = hashed;
        return this;
    }

    /**
     * Runs a revision; afterwards the database is at it, or, when this throws, as it was.
     *
     * @throws MovedMeanwhile if the version rows are no longer those the step starts from; nothing was done
     * @throws ExecutionException if anything stands in the way; the message names the revision
     */
    public void run(RevisionStep step, Migration migration) {
        try {
            if (!attempt(step, migration, false)) {
                attempt(step, migration, true);
            }
        } catch (MovedMeanwhile e) {
            throw e;
        } catch (SqlFailure e) {
            throw failed(step, Failures.explain(session.dialect(), whatOf(e), e.failure()), e);
        } catch (ExecutionException | UnsupportedChange | BrokenSchema | ValueRefused e) {
            throw failed(step, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } catch (SQLException e) {
            throw failed(step, Failures.explain(session.dialect(), "The database refused", e), e);
        } catch (Exception | Error e) {
            throw failed(step, "Its own code failed with " + e, e);
        }
    }

    private static String whatOf(SqlFailure failure) {
        String message = String.valueOf(failure.getMessage());
        String cause = ": " + failure.failure().getMessage();
        return message.endsWith(cause) ? message.substring(0, message.length() - cause.length()) : message;
    }

    private static ExecutionException failed(RevisionStep step, String why, Throwable cause) {
        return new RevisionFailure(
                "Revision " + step.revision().id() + " was not " + (upgrade(step) ? "applied" : "taken back")
                        + ", the database is as it was before it.",
                why,
                cause);
    }

    /** {@return false if foreign keys must be off for it; nothing was changed then} */
    private boolean attempt(RevisionStep step, Migration migration, boolean withoutForeignKeys) throws Exception {
        try (Transaction transaction = session.dialect().begin(session.connection(), withoutForeignKeys, patience)) {
            spend(transaction.waited());
            requireRows(step);
            Instant began = Instant.now();
            LiveOperations operations =
                    new LiveOperations(new OperationRunner(session, transaction), session.arguments());
            try {
                call(step, migration, operations);
            } catch (Exception | Error e) {
                if (operations.mustRestart()) {
                    return false;
                }
                throw e;
            }
            if (operations.mustRestart()) {
                return false;
            }
            transaction.requireOpen();
            versions.change(session.connection(), step.changes());
            note(step, began);
            transaction.commit();
            return true;
        }
    }

    private void note(RevisionStep step, Instant began) throws SQLException {
        LogTable table = log;
        if (table != null) {
            table.write(
                    session.connection(),
                    new LogTable.Entry(
                            step.revision().id(),
                            step.direction(),
                            began.truncatedTo(ChronoUnit.MILLIS),
                            Duration.between(began, Instant.now()),
                            hash.apply(step.revision())));
        }
    }

    private void spend(Duration waited) {
        Duration left = patience.minus(waited);
        patience = left.isNegative() ? Duration.ZERO : left;
    }

    private void requireRows(RevisionStep step) throws SQLException {
        VersionRows rows = VersionRows.of(versions.read(session.connection()));
        if (!rows.equals(step.before())) {
            throw new MovedMeanwhile(rows);
        }
    }

    private static boolean upgrade(RevisionStep step) {
        return step.direction() == Direction.UPGRADE;
    }

    private static void call(RevisionStep step, Migration migration, LiveOperations operations) throws Exception {
        if (upgrade(step)) {
            migration.upgrade(operations);
        } else {
            migration.downgrade(operations);
        }
    }
}
