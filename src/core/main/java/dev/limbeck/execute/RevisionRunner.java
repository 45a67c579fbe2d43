package dev.limbeck.execute;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.RevisionFailure;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.execute.failure.VersionConflict;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs revisions, each in one transaction together with the change to the version table. The total time spent waiting
 * for other programs is limited by the lock timeout of the {@link RunContext}.
 */
public final class RevisionRunner {
    private final RunContext session;
    private final VersionTable versions;
    private Duration remainingWait;
    private Need ran = Need.ANY;
    private @Nullable LogTable log;
    private Consumer<RevisionStep> started = step -> {};
    private Runnable beforeCommit = () -> {};
    private @Nullable RevisionStep announced;
    private OperationRunner.@Nullable KnownSchema known;
    private @Nullable WithoutTransaction alternative;
    private Function<RevisionFile, String> hash = revision -> "";
    private Preparation preparation = (step, migration) -> Prepared.NOTHING;

    /** Creates a runner that records the revisions of the database in the given version table. */
    public RevisionRunner(RunContext session, VersionTable versions) {
        this.session = session;
        this.versions = versions;
        this.remainingWait = session.lockTimeout();
    }

    /** Runs a revision that cannot run in a transaction. */
    @FunctionalInterface
    public interface WithoutTransaction {
        /** Runs the revision. */
        void run(RevisionStep step, Migration migration);
    }

    /**
     * Sets another runner for revisions that cannot run in a transaction; this runner then passes them on instead of
     * running them without a transaction.
     */
    public RevisionRunner withoutTransaction(WithoutTransaction other) {
        alternative = other;
        return this;
    }

    /**
     * Determines what must be prepared for a revision. It is called in the revision's transaction, before the
     * revision's code runs.
     */
    @FunctionalInterface
    public interface Preparation {
        /** {@return the preparations} */
        Prepared prepare(RevisionStep step, Migration migration) throws SQLException;
    }

    /**
     * The preparations that are made before a revision's code runs.
     *
     * @param stepwise whether the revision is passed to the runner that runs revisions step by step
     * @param locks the locks to take
     * @param catalog the schema, if it was read
     */
    public record Prepared(boolean stepwise, List<TableLock> locks, @Nullable Catalog catalog) {
        /** No preparations. */
        public static final Prepared NOTHING = new Prepared(false, List.of(), null);

        /** The revision is passed to the other runner. */
        public static final Prepared STEPWISE = new Prepared(true, List.of(), null);

        /** Copies the list. */
        public Prepared {
            locks = List.copyOf(locks);
        }
    }

    /** Calls the given function before a revision's code runs, after other migrators have been locked out. */
    public RevisionRunner prepare(Preparation before) {
        preparation = before;
        return this;
    }

    /** Logs each revision in the given table, within its transaction, with the hash that the function computes. */
    public RevisionRunner logTo(LogTable table, Function<RevisionFile, String> hashed) {
        log = table;
        hash = hashed;
        return this;
    }

    /**
     * Calls the first function when a revision begins to run, after the database was locked and its current revisions
     * were checked. Calls the second function before the revision's changes are committed.
     */
    public RevisionRunner observe(Consumer<RevisionStep> begins, Runnable commits) {
        started = begins;
        beforeCommit = commits;
        return this;
    }

    /**
     * Runs a revision. If the revision fails, its effects are rolled back, except for schema changes on a database that
     * cannot roll them back.
     *
     * @throws VersionConflict if the version table no longer contains the rows that the step starts from; in this case,
     *     nothing was done
     * @throws ExecutionException if the revision cannot be run; the message identifies the revision
     */
    public void run(RevisionStep step, Migration migration) {
        WithoutTransaction other = alternative;
        Optional<Need> required = runExplained(step, migration);
        if (other != null && required.isPresent()) {
            other.run(step, migration);
        }
    }

    /**
     * Runs the revision, unless it cannot run in a transaction and another runner was given; in this case, returns the
     * kind of transaction that it needs.
     */
    private Optional<Need> runExplained(RevisionStep step, Migration migration) {
        try {
            Optional<Need> required = attempt(step, migration, Need.ANY);
            if (alternative != null && required.equals(Optional.of(Need.NO_TRANSACTION))) {
                return required;
            }
            if (required.isPresent()) {
                session.listener().revisionRestarted(required.get());
                attempt(step, migration, required.get()).ifPresent(RevisionRunner::refuseBoth);
            }
            return Optional.empty();
        } catch (VersionConflict e) {
            throw e;
        } catch (SqlFailure e) {
            throw failed(step, SqlErrors.explain(session.dialect(), e) + advice(step, e), e);
        } catch (ExecutionException | UnsupportedChange | BrokenSchema | ValueRefused e) {
            throw failed(step, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } catch (SQLException e) {
            throw failed(
                    step,
                    SqlErrors.explain(
                            session.dialect(), session.dialect().traits().product() + " reported an error", e),
                    e);
        } catch (Exception | Error e) {
            throw failed(
                    step,
                    e instanceof OutOfMemoryError
                            ? "There is not enough memory (" + e.getMessage() + "). Give Java more memory, for "
                                    + "instance with LIMBECK_JAVA_OPTS=-Xmx2g."
                            : "Its code failed with " + e,
                    e);
        }
    }

    /** Returns advice for a database that was created by means other than its revisions. */
    private static String advice(RevisionStep step, SqlFailure failure) {
        return failure.isTableExisting() && isUpgrade(step)
                ? " If the database already has everything that the revision creates, record that with `limbeck stamp "
                        + step.revision().id()
                        + "`; `limbeck check` then lists any differences. To start a history from an existing"
                        + " database, use `limbeck revision --from-database`."
                : "";
    }

    private ExecutionException failed(RevisionStep step, String why, Throwable cause) {
        return new RevisionFailure(
                "Revision " + step.revision().id() + " was not " + (isUpgrade(step) ? "applied" : "reverted")
                        + (isUndone()
                                ? "; the database is as it was before."
                                : "; the operations that ran before the failure remain in the database."),
                why,
                cause);
    }

    /** {@return whether the last revision that failed had no effect} */
    public boolean isUndone() {
        return ran != Need.NO_TRANSACTION && session.dialect().traits().has(Feature.TRANSACTIONAL_DDL);
    }

    private static void refuseBoth(Need need) {
        throw new UnsupportedChange("It contains operations that cannot run in the same transaction (" + need
                + "). Move them to separate revisions.");
    }

    /**
     * {@return empty if the revision was run; otherwise nothing was changed, and the result is the kind of transaction
     * in which the revision must be run again}
     */
    private Optional<Need> attempt(RevisionStep step, Migration migration, Need need) throws Exception {
        ran = need;
        OperationRunner.KnownSchema earlier = known;
        known = null;
        try (Transaction transaction = session.begin(need, remainingWait)) {
            deduct(transaction.waited());
            requireRows(step);
            Stopwatch stopwatch = Stopwatch.start();
            Prepared prepared = prepare(step, migration);
            if (prepared.stepwise()) {
                // Until the other runner has locked the database, another process may run the revision.
                return Optional.of(Need.NO_TRANSACTION);
            }
            announce(step);
            deduct(transaction.lock(prepared.locks(), remainingWait));
            OperationRunner runner = new OperationRunner(session, transaction, catalogAfterLocks(prepared))
                    .startFrom(earlier)
                    .inNewTransaction();
            try {
                boolean exactNames = step.revision().header().exactNames();
                call(step, migration, LiveOperations.create(runner, session.arguments(), exactNames));
            } catch (Exception | Error e) {
                if (runner.required().isPresent()) {
                    return runner.required();
                }
                throw e;
            }
            if (runner.required().isPresent()) {
                return runner.required();
            }
            transaction.requireOpen();
            runner.requireWorkingUsers();
            versions.change(session.connection(), step.changes());
            log(step, stopwatch);
            beforeCommit.run();
            transaction.commit();
            known = runner.known().orElse(null);
            return Optional.empty();
        }
    }

    /** Reads the changes that other transactions made while this transaction waited for its locks. */
    private @Nullable Catalog catalogAfterLocks(Prepared prepared) throws SQLException {
        Catalog read = prepared.catalog();
        return read == null || prepared.locks().isEmpty()
                ? read
                : session.dialect().reflector().refresh(session.connection(), read);
    }

    private Prepared prepare(RevisionStep step, Migration migration) throws Exception {
        try {
            return preparation.prepare(step, migration);
        } catch (Exception | Error e) {
            announce(step);
            throw e;
        }
    }

    /** Announces the revision, but not a second time if it is run again in a different kind of transaction. */
    private void announce(RevisionStep step) {
        if (!step.equals(announced)) {
            announced = step;
            started.accept(step);
        }
    }

    private void log(RevisionStep step, Stopwatch stopwatch) throws SQLException {
        LogTable table = log;
        if (table != null) {
            table.write(
                    session.connection(),
                    new LogTable.Entry(
                            step.revision().id(),
                            step.direction(),
                            stopwatch.startedAt(),
                            stopwatch.elapsed(),
                            hash.apply(step.revision())));
        }
    }

    private void deduct(Duration waited) {
        Duration left = remainingWait.minus(waited);
        remainingWait = left.isNegative() ? Duration.ZERO : left;
    }

    private void requireRows(RevisionStep step) throws SQLException {
        VersionRows rows = VersionRows.of(versions.read(session.connection()));
        if (!rows.equals(step.before())) {
            throw new VersionConflict(rows);
        }
    }

    private static boolean isUpgrade(RevisionStep step) {
        return step.direction() == Direction.UPGRADE;
    }

    private static void call(RevisionStep step, Migration migration, Operations operations) throws Exception {
        if (isUpgrade(step)) {
            migration.upgrade(operations);
        } else {
            migration.downgrade(operations);
        }
    }
}
