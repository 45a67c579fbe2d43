package dev.limbeck.sqlite;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.plan.BatchRowGuards;
import dev.limbeck.sqlite.plan.OperationPlanner;
import java.util.List;
import java.util.Optional;

/** Plans operations on SQLite. */
final class SqlitePlanner implements Planner {

    @Override
    public OperationPlan plan(Operation operation, Catalog catalog, PlanOptions options) {
        return operation.accept(new OperationPlanner((SqliteCatalog) catalog, options));
    }

    @Override
    public Optional<OperationPlan> planWithoutSchema(Operation operation, PlanOptions options, Need offered) {
        if (operation instanceof DropTable drop && offered == Need.FOREIGN_KEYS_OFF && !options.offline()) {
            return Optional.of(OperationPlanner.planDropTable(drop, offered, List.of()));
        }
        if (operation instanceof ExecuteSql sql) {
            return Optional.of(OperationPlanner.planSql(sql));
        }
        return operation instanceof CreateTable create
                ? Optional.of(OperationPlanner.planCreateTable(create))
                : Optional.empty();
    }

    @Override
    public List<Guard> rowQuestions(AlterTable batch, Catalog catalog) {
        return BatchRowGuards.find(batch, (SqliteCatalog) catalog);
    }
}
