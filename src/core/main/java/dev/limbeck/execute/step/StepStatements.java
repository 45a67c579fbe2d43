package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.StatementRunner;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.step.JournalEntry.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * Runs the statements of a recorded step and records each one. A statement that changes rows is committed together with
 * its record. Whether a statement that changes the schema has taken effect before an interruption is known from a digest
 * of the schema before it, because such a statement takes effect completely or not at all.
 */
final class StepStatements {
    private final RunContext session;
    private final Journal journal;

    StepStatements(RunContext session, Journal journal) {
        this.session = session;
        this.journal = journal;
    }

    /** {@return a digest of the stored definitions of the database} */
    String digest() throws SQLException {
        return digest(session.dialect().reflector().reflect(session.connection()));
    }

    /** {@return a digest of the stored definitions} */
    static String digest(Catalog catalog) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String definition : catalog.definitions()) {
                digest.update(definition.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the remaining statements of the step, and returns its record afterwards. */
    JournalEntry run(JournalEntry begun) throws SQLException {
        JournalEntry entry = begun;
        while (entry.done() < entry.statements().size()) {
            Statement statement = entry.statements().get(entry.done());
            StatementRunner runner = new StatementRunner(session.connection(), session.listener());
            if (kind(statement) == Statement.Kind.ROWS) {
                try (Transaction transaction =
                        session.dialect().sessions().begin(session.connection(), Need.ANY, session.lockTimeout())) {
                    runner.run(List.of(statement));
                    entry = entry.advance(entry.digest());
                    journal.update(entry);
                    transaction.commit();
                }
            } else {
                runner.run(List.of(statement));
                entry = entry.advance(digest());
                journal.update(entry);
            }
        }
        return entry;
    }

    /**
     * Determines whether the statement at which a run was interrupted has taken effect.
     *
     * @return the record of the step, with the number of statements that have run
     * @throws ExecutionException if that cannot be determined, and the resumption is to ask
     */
    JournalEntry settle(JournalEntry entry, Resumption resumption) throws SQLException {
        if (entry.state() == State.FINISHED
                || entry.done() >= entry.statements().size()) {
            return entry;
        }
        Statement next = entry.statements().get(entry.done());
        Statement.Kind kind = kind(next);
        String now = digest();
        boolean ran = kind == Statement.Kind.SCHEMA && !now.equals(entry.digest());
        if (kind == Statement.Kind.OTHER) {
            if (resumption == Resumption.ASK) {
                throw new ExecutionException(
                        "It is unknown whether this statement has taken effect: " + next.sql()
                                + "\nFind out, then run `limbeck resume --done` if it has, or `limbeck resume --again` to run it.");
            }
            ran = resumption == Resumption.DONE;
        }
        JournalEntry settled = ran ? entry.advance(now) : entry;
        journal.update(settled);
        return settled;
    }

    private Statement.Kind kind(Statement statement) {
        return session.dialect().words().kind(statement.sql());
    }
}
