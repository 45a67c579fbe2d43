package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.OperationTarget;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import dev.limbeck.ops.evolution.SchemaEvolution;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Records the steps of a revision without changing the database. The schema after each step is computed in memory. The
 * effect of an SQL statement that changes the schema is unknown, so a later operation on an object that only such a
 * statement can have created is rejected.
 */
final class StepRecorder implements OperationTarget {
    /** The number of rows that {@code op.migrateRows} returns while a revision is recorded. */
    private static final long UNKNOWN = -1;

    private final RunContext session;
    private final Catalog start;
    private Schema schema;
    private final List<Step> steps = new ArrayList<>();
    private final List<RecordedStep> recorded = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private UnknownEffects unknown = UnknownEffects.NONE;

    /**
     * Creates a recorder.
     *
     * @param start the current state of the database, in which the columns of values are looked up
     * @param schema the schema before the first step
     */
    StepRecorder(RunContext session, Catalog start, Schema schema) {
        this.session = session;
        this.start = start;
        this.schema = schema;
    }

    /** {@return the recorded steps in order} */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** {@return the recorded steps, each with the schema before it} */
    List<RecordedStep> recorded() {
        return List.copyOf(recorded);
    }

    /** {@return the recorded operations} */
    List<Operation> operations() {
        return recorded.stream()
                .map(RecordedStep::operation)
                .filter(Objects::nonNull)
                .toList();
    }

    /** {@return the recorded statements whose effect on the schema is unknown} */
    UnknownEffects unknown() {
        return unknown;
    }

    /**
     * {@inheritDoc} A database that can roll back schema changes would lock the view for this before the locks of the
     * revision are taken.
     */
    @Override
    public View stored(View view) throws SQLException {
        return session.dialect().traits().has(Feature.TRANSACTIONAL_DDL)
                ? view
                : session.dialect().reflector().stored(session.connection(), view);
    }

    @Override
    public void run(Operation operation) {
        RecordedStep step = new RecordedStep(operation, catalog());
        if (operation instanceof ExecuteSql execute && execute.sql() != null) {
            if (dialect().words().kind(execute.sql().sql()) != Statement.Kind.ROWS) {
                unknown = unknown.with(execute.sql());
            }
        } else {
            try {
                schema = withoutLost(
                        SchemaEvolution.apply(
                                schema, expanded(operation), dialect().words()::renameColumn),
                        operation);
            } catch (IllegalArgumentException e) {
                throw new UnsupportedChange(e.getMessage() + "."
                        + RecordedCatalog.advice(
                                unknown.concerning(operation.tables()).orElse(null)));
            }
        }
        steps.add(new Step.Change(operation));
        recorded.add(step);
    }

    /**
     * Returns the operation with everything that the database drops together with a column. For a database with
     * transactions for schema changes, the operation has already been expanded.
     */
    private Operation expanded(Operation operation) {
        if (!(operation instanceof AlterTable batch)
                || dialect().traits().has(Feature.TRANSACTIONAL_DDL)
                || batch.steps().stream().noneMatch(DropColumn.class::isInstance)) {
            return operation;
        }
        Optional<Table> found = schema.table(batch.table());
        if (found.isEmpty()) {
            return operation;
        }
        List<TableOperation> all = new ArrayList<>();
        Table table = found.get();
        for (TableOperation step : batch.steps()) {
            for (TableOperation each : dialect().planner().expand(step, table)) {
                all.add(each);
                table = Evolution.apply(table, each, dialect().words()::renameColumn);
            }
        }
        return batch.withSteps(all);
    }

    /**
     * Removes a dropped column's unique constraints, so that their names can be used again. (When a database server
     * drops a column, it also drops the column's unique constraints.)
     */
    private static Schema withoutLost(Schema after, Operation operation) {
        if (!(operation instanceof AlterTable batch)
                || batch.steps().stream().noneMatch(DropColumn.class::isInstance)) {
            return after;
        }
        return after.withTables(after.tables().stream()
                .map(table -> after.names().same(table.name(), batch.table()) ? withoutLost(table) : table)
                .toList());
    }

    private static Table withoutLost(Table table) {
        return table.withUniqueConstraints(table.uniqueConstraints().stream()
                .filter(unique -> unique.columns().size() > 1
                        || table.column(unique.columns().get(0)).isPresent())
                .toList());
    }

    @Override
    public <E extends Exception> long runRows(String name, RowWork<E> work) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + " (" + i + ")";
        }
        steps.add(new Step.Rows(unique, work));
        recorded.add(new RecordedStep(null, catalog()));
        return UNKNOWN;
    }

    @Override
    public Catalog catalog() {
        return new RecordedCatalog(schema, start, unknown);
    }

    @Override
    public Connection borrowedConnection() {
        throw new UnsupportedChange(
                "op.connection() cannot be used in a revision that runs step by step, because its code would run again"
                        + " when the revision is resumed. Put the code into op.data(\"…\", connection -> …).");
    }

    @Override
    public List<Leftover> findLeftovers(TableName missing) {
        return List.of();
    }

    @Override
    public Dialect dialect() {
        return session.dialect();
    }

    @Override
    public StoredValues storedValues() {
        return dialect().rows().values(session.connection());
    }

    @Override
    public Column stored(Column live, SqlText serverDefault) throws SQLException {
        return dialect().reflector().stored(session.connection(), live.withServerDefault(serverDefault));
    }

    @Override
    public boolean isOffline() {
        return false;
    }

    @Override
    public RunListener listener() {
        return session.listener();
    }
}
