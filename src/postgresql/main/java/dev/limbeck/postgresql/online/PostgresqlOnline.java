package dev.limbeck.postgresql.online;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.LiveNames;
import dev.limbeck.postgresql.online.LongWork.Work;
import dev.limbeck.postgresql.session.ConcurrentStatement;
import dev.limbeck.postgresql.session.HeldViews;
import dev.limbeck.postgresql.session.SingleStatement;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Limits how long other programs wait for a revision. */
public final class PostgresqlOnline implements OnlineChanges {
    private static final Comparator<TableName> BY_NAME = Comparator.comparing(TableName::toString);

    private final Planner planner;
    private final ConnectionSource connections;

    /**
     * Creates this part of the dialect.
     *
     * @param planner plans the steps of a revision
     * @param connections opens the connection that observes a long statement
     */
    public PostgresqlOnline(Planner planner, ConnectionSource connections) {
        this.planner = planner;
        this.connections = connections;
    }

    @Override
    public List<TableLock> locks(List<RecordedStep> steps) {
        Map<TableName, Lock> strongest = new TreeMap<>(BY_NAME);
        for (RecordedStep step : steps) {
            Operation operation = step.operation();
            if (operation != null) {
                operation
                        .accept(new OperationLocks(step.catalog()))
                        .forEach((table, mode) ->
                                strongest.merge(table, mode, (one, other) -> one.compareTo(other) < 0 ? other : one));
            }
        }
        if (!steps.isEmpty()) {
            strongest.keySet().removeIf(table -> !exists(table, steps.get(0).catalog()));
        }
        return strongest.entrySet().stream()
                .map(each -> new TableLock(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public List<TableLock> viewLocks(List<RecordedStep> steps) {
        return steps.stream()
                .flatMap(step -> droppedViews(step.operation(), step.catalog()).stream())
                .distinct()
                .filter(view -> exists(view, steps.get(0).catalog()))
                .map(view -> new TableLock(view, Lock.ALL))
                .toList();
    }

    /** Returns the views that the operation drops and creates again, each before the views that it uses. */
    private List<TableName> droppedViews(@Nullable Operation operation, Catalog catalog) {
        if (!(operation instanceof AlterTable || operation instanceof ReplaceView)
                || catalog.schema().views().isEmpty()) {
            return List.of();
        }
        try {
            OperationPlan plan = planner.plan(planner.expand(operation, catalog::schema), catalog, PlanOptions.DEFAULT);
            return HeldViews.find(plan.statements().stream().map(Statement::sql).toList());
        } catch (UnsupportedChange reportedByTheRun) {
            return List.of();
        }
    }

    private static boolean exists(TableName name, Catalog catalog) {
        return catalog.table(name).isPresent()
                || catalog.schema().views().stream()
                        .anyMatch(view -> view.name().equals(name));
    }

    @Override
    public void requireRights(Connection connection, List<RecordedStep> steps) throws SQLException {
        new TableOwners(connection).require(steps);
    }

    @Override
    public Optional<String> findReason(Connection connection, List<RecordedStep> steps, LiveNames names, Limits limits)
            throws SQLException {
        Optional<String> sql = findSqlWithoutTransaction(steps);
        if (sql.isPresent()) {
            return Optional.of("PostgreSQL rejects this statement in a transaction: " + sql.get());
        }
        if (steps.isEmpty() || limits.mode() == Mode.NEVER) {
            return Optional.empty();
        }
        if (limits.mode() == Mode.ALWAYS) {
            return Optional.of("upgrade.online is \"always\"");
        }
        LongWork work = new LongWork(planner, steps);
        Map<TableName, Long> sizes = sizes(connection, work.tables(), names);
        Optional<Work> found = work.find(table -> sizes.getOrDefault(table, 0L) > limits.size());
        return found.map(each -> each.what() + ", which has "
                + TableSizes.format(sizes.getOrDefault(each.table(), 0L)) + ", more than upgrade.online_size ("
                + TableSizes.format(limits.size()) + ")");
    }

    @Override
    public boolean hasOnlineForm(Operation operation) {
        return operation instanceof AlterTable batch
                && batch.steps().stream().anyMatch(PostgresqlOnline::hasOnlineForm);
    }

    private static boolean hasOnlineForm(TableOperation step) {
        if (step instanceof AddColumn add) {
            return add.backfill() != null;
        }
        if (step instanceof AlterColumn change) {
            return change.using() != null
                    || !change.after().nullable()
                    || !change.before().type().equals(change.after().type());
        }
        return step instanceof AddConstraint
                || step instanceof DropConstraint
                || step instanceof CreateIndex
                || step instanceof DropIndex;
    }

    @Override
    public long size(Connection connection, TableName table) throws SQLException {
        return TableSizes.read(connection, Set.of(table)).getOrDefault(table, 0L);
    }

    /** Returns the sizes by the names of the tables before the revision. */
    private static Map<TableName, Long> sizes(Connection connection, Set<TableName> tables, LiveNames names)
            throws SQLException {
        Map<TableName, TableName> live = new HashMap<>();
        tables.forEach(table -> names.find(table).ifPresent(name -> live.put(table, name)));
        Map<TableName, Long> read = TableSizes.read(connection, Set.copyOf(live.values()));
        Map<TableName, Long> sizes = new HashMap<>();
        live.forEach((table, name) -> sizes.put(table, read.getOrDefault(name, 0L)));
        return sizes;
    }

    private static Optional<String> findSqlWithoutTransaction(List<RecordedStep> steps) {
        for (RecordedStep step : steps) {
            if (step.operation() instanceof ExecuteSql execute
                    && execute.sql() != null
                    && PostgresqlSyntax.needsNoTransaction(execute.sql().sql())) {
                return Optional.of(execute.sql().sql());
            }
        }
        return Optional.empty();
    }

    @Override
    @SuppressWarnings("try") // closing the object ends the reports
    public void run(
            Connection connection, Statement statement, Duration lockTimeout, Limits limits, Consumer<String> report)
            throws SQLException {
        SingleStatement single = new SingleStatement(connection, lockTimeout, limits.build());
        if (!PostgresqlSyntax.isConcurrent(statement.sql())) {
            single.run(statement.sql());
            return;
        }
        try (BuildReports reports = BuildReports.start(connection, connections, report)) {
            single.run(statement.sql());
        }
    }

    @Override
    public boolean isTransactional(Statement statement) {
        return !PostgresqlSyntax.isConcurrent(statement.sql()) && !PostgresqlSyntax.needsNoTransaction(statement.sql());
    }

    @Override
    public void runTogether(
            Connection connection,
            Statement statement,
            List<TableLock> locks,
            Duration lockTimeout,
            Preparation before,
            TransactionWork after)
            throws SQLException {
        new SingleStatement(connection, lockTimeout, lockTimeout).runTogether(statement, locks, before, after);
    }

    @Override
    public void runInBatches(Connection connection, Statement statement, Duration lockTimeout, Consumer<String> report)
            throws SQLException {
        new RowBatches(connection, new SingleStatement(connection, lockTimeout, lockTimeout), report)
                .run(statement.sql());
    }

    @Override
    public void settle(Connection connection, Statement statement) throws SQLException {
        new ConcurrentStatement(connection, statement.sql()).settle();
    }

    @Override
    public List<String> findIncompleteIndexes(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT i.indexrelid::regclass::text FROM pg_index i"
                        + " JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid AND c.relkind = 'i' AND"
                        + " NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid)"
                        + " ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public boolean isLockTimeout(SQLException failure) {
        return SingleStatement.isLockTimeout(failure);
    }
}
