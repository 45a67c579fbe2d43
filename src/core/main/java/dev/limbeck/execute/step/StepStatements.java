package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Planner.Loss.Effect;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.StatementRunner;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.GuardViolation;
import dev.limbeck.execute.step.JournalEntry.State;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.result.InProgress.Resumption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of a recorded step and records each statement. A statement that changes rows is committed
 * together with its record. A statement that changes the schema takes effect completely or not at all. After an
 * interruption, comparing the schema with a digest that was taken before the statement shows which is the case.
 */
final class StepStatements {
    /**
     * The suffix of the recorded text if it is certain that the next statement has not taken effect, because it failed
     * or because it is committed together with its record. The beginning of the digest of the schema after the previous
     * statement may precede the suffix.
     */
    private static final String FAILED = "failed";

    /**
     * The prefix of the recorded text once a statement of the step has begun to change rows in batches, because
     * committed batches remain even if a later batch fails. No digest begins with this letter.
     */
    private static final String ROWS = "r";

    private static final int DIGEST_LENGTH = 64;

    /** The maximum number of times that a step is planned if other programs keep changing its tables. */
    private static final int MOST_PLANS = 10;

    /** A serialization failure or a deadlock, after which the server has rolled back the transaction. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    private final RunContext session;
    private final Journal journal;
    private final CurrentSchema schema;
    private final LockedStatements locked;

    StepStatements(RunContext session, Journal journal, CurrentSchema schema) {
        this.session = session;
        this.journal = journal;
        this.schema = schema;
        this.locked = new LockedStatements(session, journal, schema);
    }

    /** {@return a digest of the stored definitions of the database} */
    String digest() throws SQLException {
        return schema.digest(schema.read());
    }

    /** Returns a digest of the stored definitions, in the form of the recorded one. */
    private String digest(JournalEntry entry) throws SQLException {
        return schema.digest(schema.read(), entry.digest());
    }

    /** Runs the remaining statements of the step, and returns the updated record of the step. */
    JournalEntry run(JournalEntry begun) throws SQLException {
        return run(begun, null);
    }

    /**
     * Runs the remaining statements of the step. If none of them has run, and other programs changed the schema on
     * which the step was planned before its locks were obtained, the step is planned again.
     *
     * @param planning plans the whole step, or null if it cannot be planned again
     * @return the updated record of the step
     */
    JournalEntry run(JournalEntry begun, @Nullable Planning planning) throws SQLException {
        JournalEntry entry = begun;
        int plans = 1;
        while (!entry.isComplete()) {
            boolean together = locked.apply(entry);
            if (together && !isFailed(entry)) {
                entry = entry.withDigest(certain(entry.digest()));
                journal.update(entry);
            }
            if (isFailed(entry) && !together) {
                entry = entry.withDigest(record(entry, digest()));
                journal.update(entry);
            }
            if (isBatched(entry.statements().get(entry.done())) && !hasChangedRows(entry)) {
                entry = entry.withDigest(record(ROWS, entry.digest()));
                journal.update(entry);
            }
            try {
                entry = together ? locked.run(entry, planning) : runNext(entry);
            } catch (LockedStatements.Outdated e) {
                if (plans++ >= MOST_PLANS) {
                    throw new ExecutionException(
                            "Other programs kept changing " + e.subject() + " while the step waited for its locks.");
                }
                entry = e.planned().withDigest(entry.digest());
                journal.put(entry);
            } catch (SQLException | RuntimeException e) {
                // A driver can replace a lost connection with one to a server that has not received the statement yet.
                if (!isConnectionLost(e)) {
                    recordFailure(entry, e);
                    removeTemporary(entry, e);
                }
                throw e;
            }
        }
        return entry;
    }

    private JournalEntry runNext(JournalEntry entry) throws SQLException {
        Statement statement = entry.statements().get(entry.done());
        boolean known =
                kind(statement) == Statement.Kind.ROWS || (!entry.rows() && !(entry.operation() instanceof ExecuteSql));
        if (known) {
            schema.outdate(List.of(statement.sql()));
        } else {
            schema.outdate();
        }
        StatementRunner runner = new StatementRunner(session.connection(), session.listener());
        if (kind(statement) != Statement.Kind.ROWS) {
            runAlone(statement);
            return advanceAlone(entry, record(entry, digest()));
        }
        if (isBatched(statement)) {
            runInBatches(session.dialect().online().orElseThrow(), statement);
            JournalEntry advanced = entry.advance(entry.digest());
            journal.update(advanced);
            return advanced;
        }
        return runInTransaction(entry, () -> runner.run(List.of(statement)));
    }

    /** Records that the next statement has run, which may have dropped an object that a later statement recreates. */
    private JournalEntry advanceAlone(JournalEntry entry, String digest) throws SQLException {
        Statement statement = entry.statements().get(entry.done());
        JournalEntry advanced = entry.advance(digest);
        List<Loss> known = entry.known();
        List<Loss> dropped = known == null
                ? List.of()
                : known.stream()
                        .filter(loss -> loss.effect() == Effect.RESTORED
                                && session.dialect().planner().drops(statement, loss))
                        .map(loss -> new Loss(loss.description(), loss.definition(), Effect.REWRITTEN))
                        .toList();
        if (known == null || dropped.isEmpty()) {
            journal.update(advanced);
            return advanced;
        }
        List<Loss> all = new ArrayList<>(known);
        all.addAll(dropped);
        JournalEntry rewritten = advanced.withKnown(all);
        journal.put(rewritten);
        return rewritten;
    }

    /** Plans a step whose statements have not run. */
    @FunctionalInterface
    interface Planning {
        /** {@return the record of the step, planned on the given schema} */
        JournalEntry plan(Catalog now);
    }

    private interface Rows {
        void change() throws SQLException;
    }

    /**
     * Changes rows and records the change in one transaction. If the database rolls the transaction back because of a
     * conflict with another transaction, it is repeated until the lock timeout expires.
     */
    private JournalEntry runInTransaction(JournalEntry entry, Rows rows) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try (Transaction transaction = session.begin(Need.ANY, session.lockTimeout())) {
                rows.change();
                JournalEntry advanced = entry.advance(entry.digest());
                journal.update(advanced);
                transaction.commit();
                return advanced;
            } catch (SQLException e) {
                boolean late = System.nanoTime() - start > session.lockTimeout().toNanos();
                if (late || !CONFLICTS.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }

    /**
     * Records the statement after its last batch. If the run is interrupted in between, the statement is run again and
     * finds no rows to change.
     */
    private void runInBatches(OnlineChanges online, Statement statement) throws SQLException {
        new StatementRunner(
                        session.connection(),
                        session.listener(),
                        each -> online.runInBatches(
                                session.connection(),
                                each,
                                session.lockTimeout(),
                                session.listener()::statementContinues))
                .run(List.of(statement));
    }

    private void runAlone(Statement statement) throws SQLException {
        Optional<OnlineChanges> online = session.dialect().online();
        StatementRunner runner = online.isEmpty()
                ? new StatementRunner(session.connection(), session.listener(), each -> session.dialect()
                        .sessions()
                        .runAlone(session.connection(), each.sql(), session.lockTimeout()))
                : new StatementRunner(session.connection(), session.listener(), each -> online.get()
                        .run(
                                session.connection(),
                                each,
                                session.lockTimeout(),
                                session.online(),
                                session.listener()::statementContinues));
        runner.run(List.of(statement));
    }

    /**
     * Removes the temporary effect of the statements before a statement that failed. After a lock timeout the effect is
     * not removed, because the failed statement can be run again.
     */
    private void removeTemporary(JournalEntry entry, Exception failure) {
        if (!(failure instanceof SQLException error) || isLockTimeout(error)) {
            return;
        }
        JournalEntry left = entry;
        try {
            for (Statement.Undo undo : PartialStep.undos(entry)) {
                schema.outdate(List.of(undo.sql()));
                runAlone(Statement.of(undo.sql(), "remove temporary effects"));
                left = left.rewind(undo.back()).withDigest(record(left, FAILED));
                journal.update(left);
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private boolean isConnectionLost(Exception failure) {
        return failure instanceof SQLException error
                && session.dialect().sessions().isConnectionLost(error);
    }

    private boolean isLockTimeout(SQLException failure) {
        return session.dialect()
                .online()
                .filter(online -> online.isLockTimeout(failure))
                .isPresent();
    }

    /**
     * Records that the next statement has not taken effect. Otherwise, if another program changed the schema before the
     * revision is continued, this change would be mistaken for the effect of the statement.
     */
    private void recordFailure(JournalEntry entry, Exception failure) {
        if (isFailed(entry)) {
            return;
        }
        Statement.Kind kind = kind(entry.statements().get(entry.done()));
        try {
            boolean atomic = kind == Statement.Kind.SCHEMA || failure instanceof GuardViolation;
            if (atomic && record(entry, digest(entry)).equals(entry.digest())) {
                journal.update(entry.withDigest(record(entry, FAILED)));
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Determines whether the statement at which a run was interrupted has taken effect.
     *
     * @return the record of the step, with the number of statements that have run
     * @throws RefusedResumption if that cannot be determined, and the user has not specified it
     */
    JournalEntry settle(JournalEntry entry, Resumption resumption) throws SQLException {
        if (entry.state() == State.FINISHED || entry.isComplete() || isFailed(entry)) {
            return entry;
        }
        Statement next = entry.statements().get(entry.done());
        Statement.Kind kind = kind(next);
        if (session.dialect().online().isPresent()) {
            session.dialect().online().get().settle(session.connection(), next);
        }
        String now = record(entry, digest(entry));
        boolean ran = kind == Statement.Kind.SCHEMA && !now.equals(entry.digest());
        if (kind == Statement.Kind.OTHER) {
            if (resumption == Resumption.ASK) {
                throw new RefusedResumption("It is unknown whether this statement has taken effect: " + next.sql()
                        + "\n"
                        + "Find out whether it has: if so, run `limbeck resume --done`; if not, run"
                        + " `limbeck resume --again`.");
            }
            ran = resumption == Resumption.DONE;
        }
        if (ran) {
            return advanceAlone(entry, now);
        }
        journal.update(entry);
        return entry;
    }

    /** {@return whether it is certain that no statement of the step has taken effect} */
    boolean isWithoutEffect(JournalEntry entry) throws SQLException {
        if (entry.done() > 0 || entry.isComplete() || hasChangedRows(entry)) {
            return false;
        }
        if (isFailed(entry)) {
            return true;
        }
        Statement.Kind kind = kind(entry.statements().get(0));
        return kind == Statement.Kind.ROWS
                || (kind == Statement.Kind.SCHEMA && digest(entry).equals(entry.digest()));
    }

    private boolean isBatched(Statement statement) {
        return statement.batched()
                && kind(statement) == Statement.Kind.ROWS
                && session.dialect().online().isPresent();
    }

    private static boolean hasChangedRows(JournalEntry entry) {
        return entry.digest().startsWith(ROWS);
    }

    /**
     * {@return the form in which the digest is recorded if it is certain that the next statement has not taken effect}
     */
    private static String certain(String digest) {
        return digest.endsWith(FAILED)
                ? digest
                : digest.substring(0, Math.min(digest.length(), DIGEST_LENGTH - FAILED.length())) + FAILED;
    }

    /**
     * {@return the record of the step after a statement that is committed together with it}
     *
     * @param now the digest of the schema after the statement
     */
    static JournalEntry advance(JournalEntry entry, String now) {
        return entry.advance(certain(record(entry, now)));
    }

    /**
     * {@return whether the schema is the same as after the previous statement of the step, as far as is known}
     *
     * @param now the digest of the schema
     */
    static boolean isUnchanged(JournalEntry entry, String now) {
        return certain(record(entry, now)).equals(entry.digest());
    }

    private static boolean isFailed(JournalEntry entry) {
        return entry.digest().endsWith(FAILED);
    }

    /** Returns the digest or {@link #FAILED}, in the form that is recorded for the step. */
    private static String record(JournalEntry entry, String digest) {
        return hasChangedRows(entry) ? record(ROWS, digest) : digest;
    }

    private static String record(String prefix, String digest) {
        String whole = prefix + digest;
        return whole.substring(0, Math.min(whole.length(), DIGEST_LENGTH));
    }

    private Statement.Kind kind(Statement statement) {
        return session.dialect().words().kind(statement.sql());
    }
}
