package dev.limbeck.execute;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans each operation for the current schema and runs it. */
final class OperationRunner {
    private final Dialect dialect;
    private final Connection connection;
    private final PlanOptions options;
    private final RunListener listener;
    private final Transaction transaction;
    private @Nullable Catalog catalog;
    private @Nullable Catalog before;
    private int created;

    OperationRunner(RunContext session, Transaction transaction) {
        this.dialect = session.dialect();
        this.connection = session.connection();
        this.options = session.options();
        this.listener = session.listener();
        this.transaction = transaction;
    }

    Dialect dialect() {
        return dialect;
    }

    /** {@return the form in which this connection stores values} */
    StoredValues storedValues() {
        return dialect.rows().values(connection);
    }

    boolean isOffline() {
        return options.offline();
    }

    /** {@return the connection that a migration may use} */
    Connection borrowedConnection() {
        forgetSchema();
        return options.offline()
                ? BorrowedConnection.createSchemaOnly(connection, dialect, transaction, this::forgetSchema)
                : BorrowedConnection.create(connection, dialect, transaction, this::forgetSchema);
    }

    RunListener listener() {
        return listener;
    }

    /** {@return the current schema} */
    Catalog catalog() throws SQLException {
        Catalog now = catalog;
        if (now == null) {
            Catalog known = before;
            now = known == null ? dialect.reflector().reflect(connection) : dialect.reflector().reflect(connection, known, created);
            before = null;
            catalog = now;
        }
        return now;
    }

    /** Discards the schema read so far, because it may have changed unnoticed. */
    void forgetSchema() {
        catalog = null;
        before = null;
    }

    /**
     * Marks the schema as outdated. After statements that only create tables and indexes it remains the base, and only
     * the new objects have to be read.
     */
    private void outdate(List<Statement> statements) {
        Catalog last = catalog;
        int more = (int) statements.stream().filter(OperationRunner::creates).count();
        boolean only = more == statements.size();
        if (last != null) {
            created = 0;
        }
        Catalog known = last != null ? last : before;
        forgetSchema();
        if (only && known != null) {
            before = known;
            created += more;
        }
    }

    private static boolean creates(Statement statement) {
        return statement.sql().startsWith("CREATE TABLE ")
                || statement.sql().startsWith("CREATE INDEX ")
                || statement.sql().startsWith("CREATE UNIQUE INDEX ");
    }

    /**
     * Plans and runs one operation.
     *
     * @throws ForeignKeysMustBeOff if foreign keys are enforced and must not be
     */
    void run(Operation operation) throws SQLException {
        transaction.requireOpen();
        Optional<OperationPlan> anywhere = dialect.planner().planWithoutSchema(operation, options, transaction.foreignKeysOff());
        OperationPlan steps = anywhere.isPresent() ? anywhere.get() : dialect.planner().plan(operation, catalog(), options);
        if (steps.needsForeignKeysOff() && !transaction.foreignKeysOff()) {
            throw new ForeignKeysMustBeOff();
        }
        listener.operationPlanned(operation, steps);
        warn(operation);
        requireSpace(operation, steps);
        watch(operation, steps);
        outdate(steps.statements());
        Optional<TableName> copied = copiedTable(operation, steps);
        try {
            new StatementRunner(connection, listener).run(steps.statements());
        } catch (SQLException e) {
            forgetSchema();
            checkTransaction();
            if (copied.isPresent() && operation instanceof AlterTable batch) {
                transaction.explainCopy(batch, e);
            }
            throw e;
        }
        if (copied.isPresent()) {
            transaction.checkCopy(copied.get());
        }
    }

    /**
     * Warns of leftovers of other tools. They do not prevent the change, but may hold the only copy of some rows, so
     * they are kept.
     */
    private void warn(Operation operation) throws SQLException {
        if (operation instanceof AlterTable alter) {
            for (Leftover one : dialect.rows().findLeftovers(catalog(), alter.table())) {
                listener.warningIssued("The table " + one.name() + " looks like a leftover of " + one.tool()
                        + ", interrupted while copying " + alter.table()
                        + ". It was not changed. If it is a leftover, check that "
                        + alter.table() + " has all of its rows, then drop it.");
            }
        }
    }

    /** {@return the tables that may contain the rows of a missing table} */
    List<Leftover> findLeftovers(TableName missing) throws SQLException {
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
                        + ByteSize.format(space.get().usable()) + " are free in "
                        + space.get().folder()
                        + ". Free some space and run the command again.");
            }
        }
    }

    private void watch(Operation operation, OperationPlan steps) throws SQLException {
        Optional<TableName> copied = copiedTable(operation, steps);
        if (copied.isPresent()) {
            transaction.watchCopy(copied.get());
        } else if (operation instanceof DropTable drop) {
            transaction.watch(drop.table().name());
        } else if (operation instanceof AlterTable alter
                && alter.steps().stream()
                        .anyMatch(step ->
                                step instanceof DropIndex drop && drop.index().unique())) {
            transaction.watchKeys(alter.table());
        }
    }

    /** {@return the table whose references are compared with those before the operation} */
    static Optional<TableName> watchedTable(Operation operation, OperationPlan steps) {
        return operation instanceof DropTable drop ? Optional.of(drop.table().name()) : copiedTable(operation, steps);
    }

    /** {@return the table that the operation copies, if it does} */
    static Optional<TableName> copiedTable(Operation operation, OperationPlan steps) {
        return operation instanceof AlterTable alter && steps.strategy() == Strategy.REBUILD
                ? Optional.of(alter.table())
                : Optional.empty();
    }

    /** Requests another run of the revision with foreign keys off; never reported to the user. */
    static final class ForeignKeysMustBeOff extends RuntimeException {

        ForeignKeysMustBeOff() {
            super("The revision is run again with foreign keys off", null, false, false);
        }
    }
}
