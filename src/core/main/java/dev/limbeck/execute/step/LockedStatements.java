package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.OnlineChanges.TableLock;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement of a step in one transaction with its record, so that it is certain whether it has taken effect. When
 * the locks of the statement are held, the schema is read again: what other programs changed after the statement was
 * planned must not be lost.
 */
final class LockedStatements {
    private final RunContext session;
    private final Journal journal;
    private final CurrentSchema schema;

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

    /** {@return whether the next statement of the step can run in this way} SQL of a revision runs as it is. */
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
        JournalEntry advanced = entry.advance(entry.digest());
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
                            }
                        },
                        () -> {
                            schema.outdate();
                            journal.update(advanced);
                        }));
        runner.run(List.of(next));
        return advanced;
    }

    /** Returns the locks of the step that other programs notice most. */
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
        } else if (operation instanceof AlterTable batch) {
            List<String> losses = session.dialect()
                    .planner()
                    .findLosses(batch.table(), entry.statements().get(entry.done()), now);
            if (!losses.isEmpty()) {
                throw new UnsupportedChange(String.join(", ", losses) + (losses.size() == 1 ? " was" : " were")
                        + " created or changed after the step was planned, and would be lost. Drop "
                        + (losses.size() == 1 ? "it" : "them")
                        + ", continue the revision, and create " + (losses.size() == 1 ? "it" : "them") + " again.");
            }
        }
    }

    private static List<String> texts(JournalEntry entry) {
        return entry.statements().stream().map(Statement::sql).toList();
    }
}
