package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.server.FoundConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Plans operations as statements that run in one transaction. */
public final class PostgresqlPlanner implements Planner {
    private static final String REASON = "PostgreSQL has a statement for it";

    private static final String ONLINE_REASON = "each statement takes effect on its own";

    /** The major version for which a plan is made if none is given. */
    private static final int NEWEST = 18;

    /** The first major version with computed columns whose values are not stored. */
    private static final int VIRTUAL_COLUMNS = 18;

    private final Enumerations enumerations;

    /**
     * Creates a planner.
     *
     * @param sameness the rules for whether two definitions are the same
     */
    public PostgresqlPlanner(Sameness sameness) {
        this.enumerations = new Enumerations(sameness);
    }

    private static int version(PlanOptions options) {
        String version = options.databaseVersion();
        String major = version == null ? "" : version.split("[^0-9]", 2)[0];
        return major.isEmpty() ? NEWEST : Integer.parseInt(major);
    }

    @Override
    public OperationPlan plan(Operation operation, Catalog catalog, PlanOptions options) {
        Operation plain = supported(enumerations.expand(operation, catalog::schema), options);
        if (options.online()) {
            List<Statement> statements = plain instanceof AlterTable batch
                    ? OnlineBatch.plan(batch, catalog, version(options))
                    : OnlineSteps.together(plain.accept(new OperationStatements(() -> catalog, version(options))));
            return new OperationPlan(Strategy.NATIVE, ONLINE_REASON, Need.NO_TRANSACTION, statements);
        }
        return new OperationPlan(
                Strategy.NATIVE,
                REASON,
                need(plain),
                plain.accept(new OperationStatements(() -> catalog, version(options))));
    }

    /** Stores the values of all computed columns if the server has no other computed columns. */
    private static Operation supported(Operation operation, PlanOptions options) {
        if (version(options) >= VIRTUAL_COLUMNS) {
            return operation;
        }
        if (operation instanceof CreateTable create) {
            Table table = create.table();
            return new CreateTable(table.withColumns(
                    table.columns().stream().map(PostgresqlPlanner::stored).toList()));
        }
        return operation instanceof AlterTable batch
                ? batch.withSteps(
                        batch.steps().stream().map(PostgresqlPlanner::stored).toList())
                : operation;
    }

    private static TableOperation stored(TableOperation step) {
        if (step instanceof AddColumn add) {
            return new AddColumn(stored(add.column()), add.backfill(), add.position());
        }
        return step instanceof AlterColumn alter
                ? new AlterColumn(
                        stored(alter.before()),
                        stored(alter.after()),
                        alter.using(),
                        alter.reverseUsing(),
                        alter.move())
                : step;
    }

    private static Column stored(Column column) {
        Generated generated = column.generated();
        return generated == null || generated.stored()
                ? column
                : column.withGenerated(Generated.stored(generated.expression()));
    }

    /**
     * Returns the kind of transaction for the operation. Only the SQL in a revision can contain statements that
     * PostgreSQL rejects in a transaction.
     */
    private static Need need(Operation operation) {
        return operation instanceof ExecuteSql execute
                        && execute.sql() != null
                        && PostgresqlSyntax.needsNoTransaction(execute.sql().sql())
                ? Need.NO_TRANSACTION
                : Need.ANY;
    }

    @Override
    public Optional<OperationPlan> planWithoutSchema(Operation operation, PlanOptions options, Need offered) {
        if (!options.online() && !(operation instanceof AlterTable || operation instanceof ReplaceView)) {
            Operation plain = supported(enumerations.expand(operation, () -> Schema.EMPTY), options);
            return Optional.of(new OperationPlan(
                    Strategy.NATIVE,
                    REASON,
                    need(plain),
                    plain.accept(new OperationStatements(PostgresqlPlanner::noCatalog, version(options)))));
        }
        return Optional.empty();
    }

    private static Catalog noCatalog() {
        throw new IllegalStateException("The plan of this operation does not depend on the schema");
    }

    @Override
    public List<Guard> rowQuestions(AlterTable batch, Catalog catalog) {
        AlterTable plain = (AlterTable) enumerations.expand(batch, catalog::schema);
        return BatchStatements.guards(plain, catalog, NEWEST);
    }

    @Override
    public List<Operation> withTypes(
            List<Operation> operations, List<ExecuteSql> declared, Catalog live, Map<String, String> renames) {
        return new EnumTypes(operations, live, renames).with(declared);
    }

    @Override
    public List<ExecuteSql> declareTypes(Catalog catalog) {
        return EnumTypes.declare(catalog);
    }

    @Override
    public Operation expand(Operation operation, Supplier<Schema> schema) {
        return enumerations.expand(operation, schema);
    }

    @Override
    public List<TableOperation> expand(TableOperation step, Table table) {
        return enumerations.expand(step, table);
    }

    @Override
    public Operation withStoredNames(Operation operation, Schema schema) {
        return StoredNames.apply(operation, schema);
    }

    @Override
    public Optional<SqlType.Enumeration> findEnumeration(Table table, Column column) {
        return enumerations.find(table, column);
    }

    @Override
    public Optional<Constraint> findConstraint(Table table, Constraint wanted) {
        return new FoundConstraint(SqlTokenizer.RULES).find(table, wanted);
    }

    @Override
    public List<Loss> findLosses(TableName table, Statement statement, Catalog now) {
        return new UnplannedLosses(table, now).find(statement.sql());
    }

    @Override
    public List<Loss> findColumns(TableName table, Statement statement, Catalog now) {
        return new UnplannedLosses(table, now).findColumns(statement.sql());
    }

    @Override
    public List<Loss> findRestored(TableName table, Statement statement, Catalog now) {
        return new UnplannedLosses(table, now).findRestored(statement.sql());
    }

    @Override
    public boolean drops(Statement statement, Loss object) {
        return UnplannedLosses.drops(statement.sql(), object);
    }

    @Override
    public Statement without(Statement statement, Set<String> removed) {
        return UnplannedLosses.without(statement, removed);
    }
}
