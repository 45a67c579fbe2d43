package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.StatementRunner;
import dev.limbeck.execute.step.StepStatements.Planning;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement of a step and updates its record in one transaction, so that it is certain whether the statement has
 * taken effect. When the locks of the statement are held, the schema is read again, because changes that other programs
 * made after the statement was planned must not be lost.
 */
final class LockedStatements {
    private final RunContext session;
    private final Journal journal;
    private final CurrentSchema schema;
    private final StepLosses losses;

    LockedStatements(RunContext session, Journal journal, CurrentSchema schema) {
        this.session = session;
        this.journal = journal;
        this.schema = schema;
        this.losses = new StepLosses(session.dialect().planner());
    }

    /** Thrown before a statement runs if planning the step again results in different statements. */
    static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient JournalEntry planned;
        private final String subject;

        Outdated(JournalEntry planned, String subject) {
            super(null, null, false, false);
            this.planned = planned;
            this.subject = subject;
        }

        /** {@return the step with its new plan} */
        JournalEntry planned() {
            return planned;
        }

        /** {@return the tables of the step} */
        String subject() {
            return subject;
        }
    }

    /** {@return whether the next statement of the step can run in this way} The SQL of a revision runs unchanged. */
    boolean apply(JournalEntry entry) {
        Statement next = entry.statements().get(entry.done());
        return session.dialect().words().kind(next.sql()) == Statement.Kind.SCHEMA
                && session.dialect()
                        .online()
                        .filter(online -> online.isTransactional(next))
                        .isPresent()
                && !(entry.operation() instanceof ExecuteSql);
    }

    /** Runs the next statement, and returns the updated record of the step. */
    JournalEntry run(JournalEntry entry, @Nullable Planning planning) throws SQLException {
        OnlineChanges online = session.dialect().online().orElseThrow();
        Statement next = entry.statements().get(entry.done());
        AtomicReference<JournalEntry> advanced = new AtomicReference<>();
        AtomicReference<@Nullable Catalog> before = new AtomicReference<>();
        Operation operation = entry.operation();
        List<TableLock> locks = next.lock() == Lock.ALL ? locks(online, operation) : List.of();
        StatementRunner runner = new StatementRunner(
                session.connection(),
                session.listener(),
                statement -> online.runTogether(
                        session.connection(),
                        statement,
                        locks,
                        session.lockTimeout(),
                        () -> {
                            if (next.lock() != Lock.ALL && entry.known() == null) {
                                return next;
                            }
                            Catalog now = schema.read();
                            before.set(now);
                            if (next.lock() == Lock.ALL) {
                                requirePlanned(entry, planning, now);
                            }
                            return withoutRemoved(entry, now);
                        },
                        () -> {
                            schema.outdate();
                            JournalEntry after = entry.advance(entry.digest());
                            if (after.isComplete()) {
                                journal.update(after);
                            } else {
                                after = withKnown(entry, before.get());
                                journal.putInTransaction(after);
                            }
                            advanced.set(after);
                        }));
        runner.run(List.of(next));
        return Objects.requireNonNull(advanced.get());
    }

    /** Returns the next statement without the parts that would recreate what another program has removed. */
    private Statement withoutRemoved(JournalEntry entry, Catalog now) {
        Statement next = entry.statements().get(entry.done());
        List<Loss> known = entry.known();
        Set<String> removed =
                known == null ? Set.of() : new RestoredObjects(known).removed(losses.findRestored(entry, now));
        return removed.isEmpty() ? next : session.dialect().planner().without(next, removed);
    }

    /**
     * Returns the record of the step after the next statement, with the effects of that statement.
     *
     * @param before the schema before the statement; null if it was not read
     */
    private JournalEntry withKnown(JournalEntry entry, @Nullable Catalog before) throws SQLException {
        Catalog now = schema.read();
        schema.outdate();
        JournalEntry after = StepStatements.advance(entry, schema.digest(now));
        List<Loss> known = entry.known();
        List<Loss> changed = new ArrayList<>();
        if (known != null && before != null) {
            changed.addAll(new RestoredObjects(known)
                    .after(losses.findRestored(after, before), losses.findRestored(after, now)));
        }
        if (entry.statements().get(entry.done()).lock() == Lock.ALL) {
            changed.addAll(losses.findEffects(after, now, StepLosses.ALL));
        } else if (known == null || before == null) {
            return after;
        } else {
            changed.addAll(StepLosses.changed(known, losses.find(entry, before), losses.find(after, now)));
        }
        return after.withKnown(changed.stream().distinct().toList());
    }

    /** Returns the locks of the step that block even readers. */
    private List<TableLock> locks(OnlineChanges online, Operation operation) throws SQLException {
        return online.locks(List.of(new RecordedStep(operation, schema.latest()))).stream()
                .filter(lock -> lock.mode() == Lock.ALL)
                .filter(lock ->
                        !(operation instanceof AlterTable batch) || lock.table().equals(batch.table()))
                .toList();
    }

    private void requirePlanned(JournalEntry entry, @Nullable Planning planning, Catalog now) {
        if (entry.done() == 0 && planning != null) {
            JournalEntry again = planning.plan(now);
            if (!texts(again).equals(texts(entry))) {
                throw new Outdated(again, "what step " + entry.number() + " uses");
            }
            return;
        }
        Set<Loss> changed = losses.find(entry, now);
        changed.removeAll(known(entry, now));
        if (!changed.isEmpty()) {
            throw new UnsupportedChange(StepLosses.refusal(changed));
        }
    }

    /**
     * Returns the losses that are only apparent, because the database now stores a definition in a different form, and
     * the columns as the earlier statements left them. For instance, the server omits the cast of a column whose type
     * has changed. Journals of earlier versions do not contain this.
     */
    private Collection<Loss> known(JournalEntry entry, Catalog now) {
        List<Loss> known = entry.known();
        if (known != null) {
            return known;
        }
        boolean unchanged = entry.done() > 0 && StepStatements.isUnchanged(entry, schema.digest(now, entry.digest()));
        return losses.findEffects(entry, now, unchanged ? StepLosses.ALL : StepLosses.COLUMNS);
    }

    private static List<String> texts(JournalEntry entry) {
        return entry.statements().stream().map(Statement::sql).toList();
    }
}
