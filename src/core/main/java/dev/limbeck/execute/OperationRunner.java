package dev.limbeck.execute;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.record.BrokenUserCheck;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans each operation for the current schema and runs it. */
public final class OperationRunner implements OperationTarget {
    /** The name of the savepoint that is set before statements that must either all take effect or have no effect. */
    private static final String TOGETHER = "limbeck_together";

    /** The maximum number of times that an operation is planned if other programs keep changing what it restores. */
    private static final int MOST_PLANS = 10;

    private final Dialect dialect;
    private final Connection connection;
    private final PlanOptions options;
    private final RunListener listener;
    private final Transaction transaction;
    private final boolean creating;
    private @Nullable Catalog catalog;
    private @Nullable Catalog before;
    private @Nullable Need required;
    /** Whether the transaction was known to be open and nothing that could have ended it has run since then. */
    private boolean open;

    private final List<OperationPlan> since = new ArrayList<>();
    private final BrokenUserCheck users;

    /** Creates a runner for one transaction. */
    public OperationRunner(RunContext session, Transaction transaction) {
        this(session, transaction, null);
    }

    /**
     * Creates a runner for one transaction.
     *
     * @param known the schema, if it has been read and has not changed since
     */
    public OperationRunner(RunContext session, Transaction transaction, @Nullable Catalog known) {
        this.catalog = known;
        this.dialect = session.dialect();
        this.connection = session.connection();
        this.options = session.options();
        this.listener = session.listener();
        this.transaction = transaction;
        this.creating = session.creating();
        this.users = new BrokenUserCheck(dialect);
    }

    /**
     * The schema that a transaction read and the plans that it has run since.
     *
     * @param catalog the schema
     * @param since the plans
     */
    record KnownSchema(Catalog catalog, List<OperationPlan> since) {
        KnownSchema {
            since = List.copyOf(since);
        }
    }

    /** {@return the schema, if it is known which changes this transaction has made since the schema was read} */
    Optional<KnownSchema> known() {
        Catalog read = catalog != null ? catalog : before;
        return read == null ? Optional.empty() : Optional.of(new KnownSchema(read, since));
    }

    /**
     * Starts with the schema that is known from the previous transaction, unless this transaction has already read the
     * schema.
     */
    OperationRunner startFrom(@Nullable KnownSchema earlier) {
        if (catalog == null && earlier != null) {
            before = earlier.catalog();
            since.addAll(earlier.since());
        }
        return this;
    }

    /** Marks the transaction as just begun, so that it need not be checked before the first operation. */
    OperationRunner inNewTransaction() {
        open = true;
        return this;
    }

    /**
     * {@return the kind of transaction that is required by an operation that could not run in this one; empty if there
     * was no such operation} The requirement is recorded because the migration may have caught the exception.
     */
    Optional<Need> required() {
        return Optional.ofNullable(required);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** {@return how this connection stores values} */
    @Override
    public StoredValues storedValues() {
        return dialect.rows().values(connection);
    }

    @Override
    public boolean isOffline() {
        return options.offline();
    }

    /** {@return the connection that a migration may use} */
    @Override
    public Connection borrowedConnection() {
        connectionUsed();
        return options.offline()
                ? BorrowedConnection.createSchemaOnly(connection, dialect, transaction, this::connectionUsed)
                : BorrowedConnection.create(connection, dialect, transaction, this::connectionUsed);
    }

    private void connectionUsed() {
        open = false;
        forgetSchema();
    }

    @Override
    public RunListener listener() {
        return listener;
    }

    @Override
    public <E extends Exception> long runRows(String name, RowWork<E> work) throws E {
        return work.run(borrowedConnection());
    }

    /**
     * Checks, after the last operation of a revision, that all views and triggers still work.
     *
     * @throws dev.limbeck.execute.failure.ExecutionException if one does not work
     */
    void requireWorkingUsers() {
        users.require();
    }

    /** {@return the current schema} */
    @Override
    public Catalog catalog() throws SQLException {
        Catalog now = catalog;
        if (now == null) {
            Catalog known = before;
            now = known == null
                    ? dialect.reflector().reflect(connection)
                    : dialect.reflector().refresh(connection, known, since);
            before = null;
            since.clear();
            catalog = now;
        }
        return now;
    }

    @Override
    public View stored(View view) throws SQLException {
        return dialect.reflector().stored(connection, view);
    }

    @Override
    public Column stored(Column live, SqlText serverDefault) throws SQLException {
        return dialect.reflector().stored(connection, live.withServerDefault(serverDefault));
    }

    /** Discards the schema read so far, because it may have changed unnoticed. */
    void forgetSchema() {
        catalog = null;
        before = null;
        since.clear();
    }

    /**
     * Records that the plan changes the schema, so that the changed part is read again. SQL that is part of a revision
     * can change any object.
     */
    private void outdate(Operation operation, OperationPlan plan) {
        Catalog known = catalog != null ? catalog : before;
        if (operation instanceof ExecuteSql || known == null) {
            forgetSchema();
        } else {
            catalog = null;
            before = known;
            since.add(plan);
        }
    }

    /**
     * Plans and runs one operation.
     *
     * @throws OtherTransactionRequired if the operation requires a different kind of transaction
     */
    @Override
    public void run(Operation requested) throws SQLException {
        if (!open) {
            transaction.requireOpen();
        }
        open = false;
        Operation operation = expand(requested);
        if (users.needsSchema(operation)) {
            users.add(operation, catalog());
        } else {
            users.addLater(operation);
        }
        Optional<OperationPlan> faster = planWithoutRows(operation);
        if (faster.isEmpty() || !runTogether(requested, operation, faster.get())) {
            run(requested, operation, plan(operation));
        }
        // A statement that Limbeck has written ends the transaction only if it fails.
        open = !(operation instanceof ExecuteSql);
    }

    /**
     * Runs the plan; if the database does not accept one of its statements, none of them has an effect, and the result
     * is false. The reason is then found by running the usual plan.
     */
    private boolean runTogether(Operation requested, Operation operation, OperationPlan plan) throws SQLException {
        StatementRunner statements = new StatementRunner(connection, listener);
        statements.execute("SAVEPOINT " + TOGETHER);
        try {
            run(requested, operation, plan);
        } catch (SQLException | BrokenSchema e) {
            forgetSchema();
            try {
                statements.execute("ROLLBACK TO " + TOGETHER);
            } catch (SQLException transactionEnded) {
                e.addSuppressed(transactionEnded);
                throw e;
            }
            statements.execute("RELEASE " + TOGETHER);
            return false;
        }
        statements.execute("RELEASE " + TOGETHER);
        return true;
    }

    private void run(Operation requested, Operation operation, OperationPlan plan) throws SQLException {
        if (!transaction.satisfies(plan.need())) {
            required = plan.need();
            throw new OtherTransactionRequired();
        }
        listener.operationPlanned(requested, plan);
        warn(operation);
        requireSpace(operation, plan);
        transaction.before(operation, plan);
        try {
            OperationPlan current = planHeld(operation, plan);
            outdate(operation, current);
            new StatementRunner(connection, listener).run(current.statements());
        } catch (SQLException e) {
            forgetSchema();
            checkTransaction();
            if (dialect.sessions().needsCommit(e) && !transaction.satisfies(Need.NO_TRANSACTION)) {
                required = Need.NO_TRANSACTION;
                throw new OtherTransactionRequired();
            }
            transaction.failed(operation, plan, e);
            throw e;
        }
        transaction.after(operation, plan);
    }

    /**
     * Plans the operation again after the rows have been checked, because the check can take a long time and other
     * programs can change some of the objects until the plan drops and recreates them.
     */
    private OperationPlan planHeld(Operation operation, OperationPlan plan) throws SQLException {
        StatementRunner runner = new StatementRunner(connection, listener);
        Set<Guard> checked = new HashSet<>();
        OperationPlan current = plan;
        for (int i = 0; i < MOST_PLANS; i++) {
            if (!transaction.restores(operation, current)) {
                return current;
            }
            runner.check(current.statements(), checked);
            transaction.hold(current);
            catalog = dialect.reflector().refresh(connection, catalog());
            OperationPlan again = plan(operation);
            boolean same = again.statements().equals(current.statements());
            current = again;
            if (same) {
                return current.withoutGuards();
            }
        }
        throw new ExecutionException("Other programs kept changing the same views while the revision was running.");
    }

    private OperationPlan plan(Operation operation) throws SQLException {
        Optional<OperationPlan> anywhere =
                dialect.planner().planWithoutSchema(operation, options, transaction.offers());
        return anywhere.isPresent() ? anywhere.get() : dialect.planner().plan(operation, catalog(), options);
    }

    /**
     * Returns a faster plan, if there is one: it is possible only if this run creates the file and the table has no
     * rows yet.
     */
    private Optional<OperationPlan> planWithoutRows(Operation operation) throws SQLException {
        if (!creating || !(operation instanceof AlterTable alter)) {
            return Optional.empty();
        }
        Optional<OperationPlan> plan = dialect.planner()
                .planWithoutRows(alter, catalog())
                .filter(faster -> transaction.satisfies(faster.need()));
        return plan.isPresent() && dialect.rows().count(connection, alter.table(), 1) == 0 ? plan : Optional.empty();
    }

    /** Returns an operation that has the same effect and is supported by the database. */
    private Operation expand(Operation operation) throws SQLException {
        Catalog known = operation instanceof AlterTable ? catalog() : null;
        return dialect.planner().expand(operation, () -> known == null ? Schema.EMPTY : known.schema());
    }

    /**
     * Warns about tables that other tools left behind. These tables do not prevent the change, but may hold the only
     * copy of some rows, so they are kept.
     */
    private void warn(Operation operation) throws SQLException {
        if (operation instanceof AlterTable alter) {
            for (Leftover one : dialect.rows().findLeftovers(catalog(), alter.table())) {
                listener.warningIssued("The table " + one.name() + " looks like a leftover of " + one.tool()
                        + ", which was interrupted while copying " + alter.table()
                        + ". The table was not changed. If it is a leftover, check that "
                        + alter.table() + " has all of its rows, then drop it.");
            }
        }
    }

    /** {@return the tables that may contain the rows of a missing table} */
    @Override
    public List<Leftover> findLeftovers(TableName missing) throws SQLException {
        return dialect.rows().findLeftovers(catalog(), missing);
    }

    /**
     * Discards the schema if the failure ended the transaction. The migration may continue, but its changes cannot be
     * committed.
     */
    private void checkTransaction() throws SQLException {
        try {
            transaction.requireOpen();
        } catch (BrokenSchema transactionEnded) {
            forgetSchema();
        }
    }

    private void requireSpace(Operation operation, OperationPlan steps) throws SQLException {
        if (operation instanceof AlterTable alter) {
            Optional<DiskSpace> space = dialect.rows().estimateDiskSpace(connection, alter.table(), steps, false);
            if (space.isPresent() && !space.get().isEnough()) {
                throw new ExecutionException("There is not enough disk space to copy " + alter.table() + ": the copy"
                        + " takes about " + ByteSize.format(space.get().needed()) + ", but only "
                        + ByteSize.format(space.get().usable()) + " is free in "
                        + space.get().folder()
                        + ". Free some space and run the command again.");
            }
        }
    }

    /**
     * Requests another run of the revision in a different kind of transaction. This exception is never reported to the
     * user.
     */
    static final class OtherTransactionRequired extends RuntimeException {

        OtherTransactionRequired() {
            super("The revision is run again in a different kind of transaction", null, false, false);
        }
    }
}
