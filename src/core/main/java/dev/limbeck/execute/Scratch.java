package dev.limbeck.execute;

import dev.limbeck.Operations;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.execute.record.BrokenUserCheck;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A temporary database of the same kind as the real database, in which Limbeck normalizes the model and verifies
 * revisions. Its contents are discarded when it is closed.
 */
public final class Scratch implements AutoCloseable {
    private final ScratchDatabases home;
    private final RunContext session;
    private final Map<TableName, String> leftOut;

    Scratch(ScratchDatabases home, RunContext session, Map<TableName, String> leftOut) {
        this.home = home;
        this.session = session;
        this.leftOut = Map.copyOf(leftOut);
    }

    /** {@return a copy of this scratch database, with its current schema and rows} */
    public Scratch copy() {
        return home.copy(connection());
    }

    /** {@return the objects that could not be created in this scratch database, each with the reason} */
    public Map<TableName, String> omittedObjects() {
        return leftOut;
    }

    /** {@return the connection to this scratch database} */
    public Connection connection() {
        return session.connection();
    }

    /**
     * {@return this scratch database as an object that commands accept, which remains open until this scratch database
     * is closed}
     */
    public Database database() {
        return Database.scratch(session.dialect(), connection());
    }

    /** {@return the context for running revisions in this scratch database} */
    public RunContext session() {
        return session;
    }

    /** {@return the current schema of this scratch database} */
    public Catalog reflect() {
        try {
            return session.dialect().reflector().reflect(session.connection());
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be read", e);
        }
    }

    /** Inserts a row into each of the tables; {@return the tables that did not accept it} */
    public List<TableName> insertSamples(List<Table> tables) {
        return insertSamples(tables, 1);
    }

    /**
     * Inserts up to {@code rows} different rows into each of the tables; {@return the tables that did not accept a row}
     */
    public List<TableName> insertSamples(List<Table> tables, int rows) {
        try {
            return session.dialect().scratches().insertSamples(session.connection(), tables, rows);
        } catch (SQLException e) {
            throw new SqlFailure("Sample rows could not be inserted into the scratch database", e);
        }
    }

    /** {@return whether the table has a row} */
    public boolean hasRows(TableName table) {
        try {
            return session.dialect().rows().count(connection(), table, 1) > 0;
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be read", e);
        }
    }

    /**
     * Runs operations in one transaction.
     *
     * @throws ExecutionException if an operation fails; the message identifies the operation
     */
    public void run(List<? extends Operation> operations) {
        run(operations, RunListener.SILENT);
    }

    /**
     * Runs operations in one transaction and notifies the listener.
     *
     * @throws ExecutionException if an operation fails; the message identifies the operation
     */
    public void run(List<? extends Operation> operations, RunListener listener) {
        run(operations, session.withListener(listener));
    }

    /**
     * Makes the calls that a revision file with the given operations would make, in one transaction. As in a real run,
     * only the information in the text of the file is used.
     *
     * @param arguments the arguments of the revisions
     * @param known the schema, if nothing has changed it since it was read; it is then not read again
     * @throws ExecutionException if an operation fails; the message identifies the operation
     */
    public void runAsRevision(
            List<? extends Operation> operations, Arguments arguments, RunListener listener, @Nullable Catalog known) {
        RunContext context = session.withArguments(arguments).withListener(listener);
        inTransaction(asRevision(operations, context), context, known);
        if (operations.stream().anyMatch(BrokenUserCheck::mayBreakViews)) {
            BrokenUserCheck.requireNone(
                    BrokenUserCheck.findBrokenViews(session.dialect(), connection(), this::reflect));
        }
    }

    private static Consumer<OperationRunner> asRevision(List<? extends Operation> operations, RunContext session) {
        return runner -> {
            Operations calls = LiveOperations.create(runner, session.arguments(), false);
            for (Operation operation : operations) {
                session.listener().operationStarted(operation);
                StatementInterpreter.interpret(
                        dev.limbeck.render.CodeStatement.createAll(
                                operation, session.dialect().traits().names()),
                        calls);
            }
        };
    }

    /**
     * Makes the same calls as {@link #runAsRevision}, but each statement takes effect on its own, in a form that makes
     * other programs wait only briefly. If an operation fails, the operations before it have taken effect.
     *
     * @throws ExecutionException if an operation fails; the message identifies the operation
     */
    public void runOnline(List<? extends Operation> operations, Arguments arguments, RunListener listener) {
        RunContext online = session.withOptions(session.options().forSingleStatements())
                .withArguments(arguments)
                .withListener(listener);
        try {
            attempt(asRevision(operations, online), online, Need.NO_TRANSACTION, null);
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database failed", e);
        }
    }

    /**
     * Runs SQL in one transaction, as an SQL revision does.
     *
     * @throws ExecutionException if a statement fails; the message identifies the statement
     */
    public void execute(SqlText sql) {
        inTransaction(
                runner -> LiveOperations.create(runner, session.arguments(), false)
                        .execute(sql),
                session,
                null);
    }

    /** The actions that are possible in a transaction that is rolled back. */
    public interface Trial {
        /**
         * Creates objects.
         *
         * @throws ExecutionException if an operation fails; the message identifies the operation
         */
        void create(List<? extends Operation> operations);

        /** {@return whether the operation was run; if it fails, it has no effect} */
        boolean attempt(Operation operation);

        /** {@return the current schema} */
        Catalog reflect();
    }

    /**
     * {@return the result of the given work} If the database can roll back schema changes, the work leaves this scratch
     * database unchanged.
     */
    public <T> T discarding(Function<Trial, T> work) {
        Traits traits = session.dialect().traits();
        if (traits.has(Feature.EMBEDDED) || !traits.has(Feature.TRANSACTIONAL_DDL)) {
            return work.apply(new LastingTrial());
        }
        try (Transaction transaction = session.begin(Need.ANY, session.lockTimeout())) {
            T result = work.apply(new DiscardedTrial(transaction));
            transaction.requireOpen();
            return result;
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database failed", e);
        } catch (RuntimeException e) {
            markAsChanged(e);
            throw e;
        }
    }

    /**
     * Marks this scratch database as changed if the failed work used a statement outside of a transaction, because such
     * a statement may have committed changes.
     */
    private void markAsChanged(RuntimeException failure) {
        try {
            connection().createStatement().close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Changes the scratch database. */
    private final class LastingTrial implements Trial {
        @Override
        public void create(List<? extends Operation> operations) {
            run(operations);
        }

        @Override
        public boolean attempt(Operation operation) {
            try {
                run(List.of(operation));
                return true;
            } catch (ExecutionException e) {
                return false;
            }
        }

        @Override
        public Catalog reflect() {
            return Scratch.this.reflect();
        }
    }

    /** Does the work in a transaction that is already open. */
    private final class DiscardedTrial implements Trial {
        private final Transaction transaction;

        private DiscardedTrial(Transaction transaction) {
            this.transaction = transaction;
        }

        /**
         * Sends all statements at once. If one fails, they are run again one by one, to find the operation that failed.
         */
        @Override
        public void create(List<? extends Operation> operations) {
            Optional<String> together = together(operations);
            if (together.isEmpty()
                    || !succeeds(() -> new StatementRunner(connection(), RunListener.SILENT).execute(together.get()))) {
                OperationRunner runner = new OperationRunner(session, transaction);
                operations.forEach(operation -> Scratch.run(runner, operation));
            }
        }

        @Override
        public boolean attempt(Operation operation) {
            return succeeds(() -> new OperationRunner(session, transaction).run(operation));
        }

        private boolean succeeds(SqlWork work) {
            try {
                Savepoint before = connection().setSavepoint();
                try {
                    work.run();
                } catch (SQLException | RuntimeException e) {
                    connection().rollback(before);
                    return false;
                }
                connection().releaseSavepoint(before);
                return true;
            } catch (SQLException e) {
                throw new SqlFailure("The scratch database failed", e);
            }
        }

        @Override
        public Catalog reflect() {
            return Scratch.this.reflect();
        }
    }

    /** Work on the connection. */
    @FunctionalInterface
    private interface SqlWork {
        void run() throws SQLException;
    }

    /** Returns the statements of the operations, if they do not depend on the schema. */
    private Optional<String> together(List<? extends Operation> operations) {
        StringBuilder all = new StringBuilder();
        for (Operation operation : operations) {
            Optional<OperationPlan> plan =
                    session.dialect().planner().planWithoutSchema(operation, session.options(), Need.ANY);
            if (plan.isEmpty() || plan.get().need() != Need.ANY) {
                return Optional.empty();
            }
            for (Statement statement : plan.get().statements()) {
                if (!statement.guards().isEmpty()) {
                    return Optional.empty();
                }
                all.append(statement.sql()).append("\n;\n");
            }
        }
        return Optional.of(all.toString());
    }

    private static void inTransaction(Consumer<OperationRunner> work, RunContext session, @Nullable Catalog known) {
        try {
            Optional<Need> required = attempt(work, session, Need.FOREIGN_KEYS_OFF, known);
            if (required.isPresent()) {
                attempt(work, session, required.get(), null);
            }
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database failed", e);
        }
    }

    /**
     * {@return empty if the work was done; otherwise nothing was changed, and the result is the kind of transaction in
     * which the work must be run again}
     */
    private static Optional<Need> attempt(
            Consumer<OperationRunner> work, RunContext session, Need need, @Nullable Catalog known)
            throws SQLException {
        try (Transaction transaction = session.begin(need, session.lockTimeout())) {
            OperationRunner runner = new OperationRunner(session, transaction, known);
            try {
                work.accept(runner);
            } catch (RuntimeException e) {
                if (runner.required().isPresent()) {
                    return runner.required();
                }
                throw e;
            }
            runner.requireWorkingUsers();
            transaction.requireOpen();
            transaction.commit();
            return Optional.empty();
        }
    }

    /**
     * {@return the SQL of the operations, including the queries of their guards; the operations are run in this scratch
     * database}
     *
     * @throws ExecutionException if an operation fails; the message identifies the operation
     */
    public String toScript(List<? extends Operation> operations, PlanOptions options, VersionTable versions) {
        RunContext offline = new RunContext(
                session.dialect(), session.connection(), options, RunListener.SILENT, session.lockTimeout());
        ScriptWriter script = new ScriptWriter(offline, versions, null);
        run(operations, offline.withListener(script));
        return script.body();
    }

    private static void run(List<? extends Operation> operations, RunContext session) {
        inTransaction(runner -> operations.forEach(operation -> run(runner, operation)), session, null);
    }

    private static void run(OperationRunner runner, Operation operation) {
        try {
            runner.run(operation);
        } catch (SQLException e) {
            throw new SqlFailure(runner.dialect().traits().product() + " could not " + operation.describe(), e);
        }
    }

    @Override
    public void close() {
        try {
            home.release(session.connection());
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be closed", e);
        }
    }
}
