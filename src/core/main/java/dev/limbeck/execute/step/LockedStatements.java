package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Planner.Loss.Effect;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.StatementRunner;
import dev.limbeck.execute.step.StepStatements.Planning;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement of a step in one transaction with its record, so that it is certain whether it has taken effect.
 * When the locks of the statement are held, the schema is read again, because changes that other programs made after
 * the statement was planned must not be lost.
 */
final class LockedStatements {
    private final RunContext session;
    private final Journal journal;
    private final CurrentSchema schema;

    /**
     * The objects that seem to be lost after the last statement that this object ran, merely because the database now
     * stores their definitions in a different form. For instance, it omits the cast of a column whose type has changed.
     * Null before the first statement.
     */
    private @Nullable Set<Loss> ownEffects;

    LockedStatements(RunContext session, Journal journal, CurrentSchema schema) {
        this.session = session;
        this.journal = journal;
        this.schema = schema;
    }

    /** Thrown before a statement runs if the step has other statements when it is planned again. */
    static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient JournalEntry planned;
        private final String subject;

        Outdated(JournalEntry planned, String subject) {
            super(null, null, false, false);
            this.planned = planned;
            this.subject = subject;
        }

        /** {@return the step as it is planned now} */
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
        AtomicReference<Set<Loss>> known = new AtomicReference<>();
        AtomicReference<Set<Loss>> before = new AtomicReference<>();
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
                            if (next.lock() == Lock.ALL) {
                                requirePlanned(entry, operation, planning);
                            } else if (ownEffects != null) {
                                before.set(find(entry, operation, schema.read()));
                            }
                        },
                        () -> {
                            schema.outdate();
                            JournalEntry after = entry.advance(entry.digest());
                            known.set(ownEffects);
                            if (!after.isComplete()) {
                                Catalog now = schema.read();
                                schema.outdate();
                                after = StepStatements.advance(entry, schema.digest(now));
                                if (next.lock() == Lock.ALL) {
                                    known.set(findEffects(after, operation, now, ALL));
                                } else if (ownEffects != null) {
                                    known.set(changed(
                                            ownEffects,
                                            Objects.requireNonNull(before.get()),
                                            find(after, operation, now)));
                                }
                            }
                            advanced.set(after);
                            journal.update(after);
                        }));
        runner.run(List.of(next));
        ownEffects = known.get();
        return Objects.requireNonNull(advanced.get());
    }

    /** Returns the locks of the step that block even readers. */
    private List<TableLock> locks(OnlineChanges online, Operation operation) throws SQLException {
        return online.locks(List.of(new RecordedStep(operation, schema.latest()))).stream()
                .filter(lock -> lock.mode() == Lock.ALL)
                .filter(lock ->
                        !(operation instanceof AlterTable batch) || lock.table().equals(batch.table()))
                .toList();
    }

    private void requirePlanned(JournalEntry entry, Operation operation, @Nullable Planning planning)
            throws SQLException {
        Catalog now = schema.read();
        if (entry.done() == 0 && planning != null) {
            JournalEntry again = planning.plan(now);
            if (!texts(again).equals(texts(entry))) {
                throw new Outdated(again, "what step " + entry.number() + " uses");
            }
            return;
        }
        if (entry.done() == 0 || ownEffects == null) {
            boolean unchanged =
                    entry.done() > 0 && StepStatements.isUnchanged(entry, schema.digest(now, entry.digest()));
            ownEffects = findEffects(entry, operation, now, unchanged ? ALL : COLUMNS);
        }
        Set<Loss> losses = find(entry, operation, now);
        losses.removeAll(Objects.requireNonNull(ownEffects));
        if (!losses.isEmpty()) {
            throw new UnsupportedChange(refusal(losses));
        }
    }

    /** Finds something that a statement would lose. */
    private interface Search {
        List<Loss> find(Planner planner, TableName table, Statement statement, Catalog now);
    }

    private static final Search COLUMNS = Planner::findColumns;

    private static final Search ALL = (planner, table, statement, now) -> Stream.concat(
                    planner.findLosses(table, statement, now).stream(),
                    planner.findColumns(table, statement, now).stream())
            .toList();

    /** Returns the losses of all remaining statements of the step, and the columns that they change. */
    private Set<Loss> find(JournalEntry entry, Operation operation, Catalog now) {
        return find(entry, operation, now, ALL);
    }

    private Set<Loss> find(JournalEntry entry, Operation operation, Catalog now, Search search) {
        Set<Loss> losses = new LinkedHashSet<>();
        if (operation instanceof AlterTable batch) {
            entry.statements()
                    .subList(entry.done(), entry.statements().size())
                    .forEach(statement ->
                            losses.addAll(search.find(session.dialect().planner(), batch.table(), statement, now)));
        }
        return losses;
    }

    /**
     * Returns the losses that the earlier statements of the step can have caused. Rights are not among them, because
     * some servers let other programs change them in spite of all locks.
     */
    private Set<Loss> findEffects(JournalEntry entry, Operation operation, Catalog now, Search search) {
        Set<Loss> losses = find(entry, operation, now, search);
        losses.removeIf(loss -> loss.effect() == Effect.REVOKED);
        return losses;
    }

    /** Returns the known losses after a statement that keeps other programs from nothing. */
    private static Set<Loss> changed(Set<Loss> known, Set<Loss> before, Set<Loss> after) {
        Set<Loss> all = new LinkedHashSet<>(known);
        before.stream().filter(loss -> !after.contains(loss)).forEach(all::remove);
        after.stream()
                .filter(loss -> !before.contains(loss) && loss.effect() != Effect.REVOKED)
                .forEach(all::add);
        return all;
    }

    private static String refusal(Set<Loss> losses) {
        Map<Effect, Set<String>> names = new EnumMap<>(Effect.class);
        losses.forEach(loss -> names.computeIfAbsent(loss.effect(), effect -> new LinkedHashSet<>())
                .add(loss.description()));
        return names.entrySet().stream()
                .map(each -> refusal(each.getKey(), each.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String refusal(Effect effect, Set<String> names) {
        boolean one = names.size() == 1 && effect != Effect.REVOKED;
        String them = one ? "it" : "them";
        String subject = String.join(", ", names);
        return Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + (one ? " was " : " were ")
                + (effect == Effect.REVOKED ? "changed" : "created or changed")
                + " after the step was planned, and would "
                + switch (effect) {
                    case OVERWRITTEN ->
                        "get " + (one ? "its" : "their") + " earlier definition back. Define " + them
                                + " as before, continue the revision, and change " + them + " again.";
                    case DROPPED -> "be lost. Drop " + them + ", continue the revision, and create " + them + " again.";
                    case REVOKED -> "be lost. Revoke them, continue the revision, and grant them again.";
                };
    }

    private static List<String> texts(JournalEntry entry) {
        return entry.statements().stream().map(Statement::sql).toList();
    }
}
