package dev.limbeck.sqlite;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.emulation.EmulatedEnumerations;
import dev.limbeck.dialect.emulation.EmulatedSequences;
import dev.limbeck.dialect.emulation.FullEmulation;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.plan.BatchRowGuards;
import dev.limbeck.sqlite.plan.EmptyTable;
import dev.limbeck.sqlite.plan.OperationPlanner;
import dev.limbeck.sqlite.sameness.SqliteSameness;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Plans operations on SQLite. */
final class SqlitePlanner implements Planner {
    private static final FullEmulation EMULATION = new FullEmulation(
            new EmulatedEnumerations("sqlite", new SqliteSameness(), SqliteNames::spell),
            new EmulatedSequences(SqliteNames::spell),
            new SqliteSyntax()::renameColumn);

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
    public Optional<OperationPlan> planWithoutRows(AlterTable batch, Catalog catalog) {
        return EmptyTable.plan(batch, (SqliteCatalog) catalog);
    }

    @Override
    public List<Guard> rowQuestions(AlterTable batch, Catalog catalog) {
        return BatchRowGuards.find(batch, (SqliteCatalog) catalog);
    }

    @Override
    public Operation expand(Operation operation, Supplier<Schema> schema) {
        return EMULATION.expand(operation, schema);
    }

    @Override
    public List<TableOperation> expand(TableOperation step, Table table) {
        return EMULATION.expand(step, table);
    }

    @Override
    public Optional<SqlType.Enumeration> findEnumeration(Table table, Column column) {
        return EMULATION.findEnumeration(table, column);
    }

    @Override
    public Optional<Sequence> findSequence(Schema schema, TableName name) {
        return EMULATION.findSequence(schema, name);
    }
}
