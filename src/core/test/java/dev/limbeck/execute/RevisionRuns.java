package dev.limbeck.execute;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a revision in three ways, each on its own scratch database: as a compiled file, in the way the proof runs it,
 * and as operations.
 */
public final class RevisionRuns {
    private static final SqliteDialect SQLITE = new SqliteDialect();

    private final List<Operation> planned = new ArrayList<>();
    private final List<Schema> reached = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private RevisionRuns() {}

    /**
     * The result of a run.
     *
     * @param planned the operations that were planned, in both directions
     * @param schemas the schemas after the upgrade and after the downgrade
     * @param failures the errors that ended the run, if any
     */
    public record Run(List<Operation> planned, List<Schema> schemas, List<String> failures) {}

    /** One direction (upgrade or downgrade) of a run on a scratch database, with a listener. */
    private interface Part {
        void run(Scratch scratch, RunListener listener) throws Exception;
    }

    /** Runs the compiled file. */
    public static Run runCompiled(Catalog start, Class<?> revision) throws Exception {
        Migration migration = (Migration) revision.getDeclaredConstructor().newInstance();
        return run(
                start,
                (scratch, listener) -> call(scratch, listener, migration::upgrade),
                (scratch, listener) -> call(scratch, listener, migration::downgrade));
    }

    private interface Direction {
        void run(Operations op) throws Exception;
    }

    private static void call(Scratch scratch, RunListener listener, Direction direction) throws Exception {
        RunContext session = scratch.session().withListener(listener);
        try (Transaction transaction = SQLITE.sessions()
                .begin(session.connection(), OperationPlan.Need.FOREIGN_KEYS_OFF, session.lockTimeout())) {
            direction.run(LiveOperations.create(new OperationRunner(session, transaction), Arguments.NONE, false));
            transaction.requireOpen();
            transaction.commit();
        }
    }

    /** Runs the same statements that the proof of the given operations runs. */
    public static Run runAsProof(Catalog start, List<Operation> upgrade, List<Operation> downgrade) throws Exception {
        return run(
                start,
                (scratch, listener) -> scratch.runAsRevision(upgrade, Arguments.NONE, listener, null),
                (scratch, listener) -> scratch.runAsRevision(downgrade, Arguments.NONE, listener, null));
    }

    /** Runs the operations themselves, which have details that the file does not contain. */
    public static Run runOperations(Catalog start, List<Operation> upgrade, List<Operation> downgrade)
            throws Exception {
        return run(
                start,
                (scratch, listener) -> scratch.run(upgrade, listener),
                (scratch, listener) -> scratch.run(downgrade, listener));
    }

    private static Run run(Catalog start, Part upgrade, Part downgrade) throws Exception {
        RevisionRuns run = new RevisionRuns();
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan steps) {
                run.planned.add(operation);
            }
        };
        try (Scratch scratch = new ScratchDatabases(SQLITE).of(start)) {
            for (Part part : List.of(upgrade, downgrade)) {
                part.run(scratch, listener);
                run.reached.add(scratch.reflect().schema());
            }
        } catch (ExecutionException | UnsupportedChange | BrokenSchema e) {
            run.failures.add(String.valueOf(e.getMessage()));
        }
        return new Run(run.planned, run.reached, run.failures);
    }
}
