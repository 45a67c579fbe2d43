package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.emulation.ImpliedIdentities;
import dev.limbeck.dialect.server.FoundConstraint;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans operations as statements, each of which takes effect completely or not at all. */
public final class MariadbPlanner implements Planner {
    private static final String REASON = "MariaDB has a statement for it";

    private static final Hazard STOPS_CLUSTER = new Hazard(
            Hazard.Kind.CLUSTER_STOP, "every write to any table waits on every node of the cluster while this runs");

    private final boolean cluster;
    private final StorageSettings settings;
    private final boolean keyNamesPerTable;
    private final @Nullable String database;

    /**
     * Creates a planner.
     *
     * @param cluster whether the database is on a Galera cluster, where each schema change runs on all nodes at the
     *     same point in the sequence of writes
     * @param settings the settings of the database
     * @param keyNamesPerTable whether the foreign keys of different tables may have the same name
     * @param database the name of the database, or null if it is not known
     */
    public MariadbPlanner(
            boolean cluster, StorageSettings settings, boolean keyNamesPerTable, @Nullable String database) {
        this.database = database;
        this.keyNamesPerTable = keyNamesPerTable;
        this.settings = settings;
        this.cluster = cluster;
    }

    @Override
    public OperationPlan plan(Operation operation, Catalog catalog, PlanOptions options) {
        List<Statement> statements = operation.accept(new MariadbOperations(() -> catalog, settings));
        return new OperationPlan(
                Strategy.NATIVE,
                REASON,
                Need.ANY,
                cluster ? statements.stream().map(MariadbPlanner::onCluster).toList() : statements);
    }

    private static Statement onCluster(Statement statement) {
        if (Cost.isInstant(statement.sql())) {
            return statement;
        }
        List<Hazard> hazards = new ArrayList<>(statement.hazards());
        hazards.add(STOPS_CLUSTER);
        return new Statement(statement.sql(), statement.comment(), statement.lock(), hazards, statement.guards());
    }

    @Override
    public Optional<OperationPlan> planWithoutSchema(Operation operation, PlanOptions options, Need offered) {
        return operation instanceof AlterTable
                        || operation instanceof AlterTable.Comment
                        || operation instanceof RenameTable
                ? Optional.empty()
                : Optional.of(new OperationPlan(
                        Strategy.NATIVE,
                        REASON,
                        Need.ANY,
                        operation.accept(new MariadbOperations(MariadbPlanner::noCatalog, settings))));
    }

    @Override
    public void requirePlannable(Operation operation, Catalog catalog) {
        plan(operation, catalog, PlanOptions.DEFAULT);
        new StepRequirements(catalog, keyNamesPerTable).check(operation);
    }

    @Override
    public List<BrokenUsers> findBrokenUsers(Operation operation, Catalog catalog) {
        Predicate<String> current =
                name -> database != null && catalog.schema().names().same(TableName.of(name), TableName.of(database));
        if (operation instanceof DropTable drop) {
            return MariadbTableUsers.ofDropped(catalog, drop.table().name(), current);
        }
        if (operation instanceof RenameTable rename) {
            return MariadbTableUsers.ofRenamed(catalog, rename.from(), current);
        }
        return operation instanceof AlterTable batch
                ? catalog.table(batch.table())
                        .map(table -> MariadbColumnUsers.ofChanged(batch, table, catalog))
                        .orElse(List.of())
                : List.of();
    }

    @Override
    public boolean mayRepair(String sql, BrokenUser user, NameRules names) {
        return MariadbRepairs.may(sql, user, names);
    }

    @Override
    public void requireAccepted(Connection connection, List<RecordedStep> steps) throws SQLException {
        TriedDefinitions.require(connection, steps);
    }

    @Override
    public Operation expand(Operation operation, Supplier<Schema> schema) {
        return ImpliedIdentities.drop(operation);
    }

    /** Adds the constraints that the server drops together with a column. */
    @Override
    public List<TableOperation> expand(TableOperation step, Table table) {
        return MariadbColumnUsers.withDropped(step, table);
    }

    private static Catalog noCatalog() {
        throw new IllegalStateException("The plan of this operation does not depend on the schema");
    }

    @Override
    public List<Guard> rowQuestions(AlterTable batch, Catalog catalog) {
        return MariadbBatch.guards(batch, catalog);
    }

    @Override
    public Optional<Constraint> findConstraint(Table table, Constraint wanted) {
        return new FoundConstraint(MariadbTokens.RULES).find(table, wanted);
    }
}
