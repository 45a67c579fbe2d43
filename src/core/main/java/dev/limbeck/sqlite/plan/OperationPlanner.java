package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.ddl.TransactionControl;
import dev.limbeck.sqlite.edit.TableWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plans the SQLite statements for each operation. A statement that could affect a temporary object with the same name
 * uses the schema name {@code main}, because SQLite otherwise prefers the temporary object
 * (sqlite.org/lang_naming.html).
 */
public final class OperationPlanner implements Operation.Visitor<OperationPlan> {
    private final SqliteCatalog catalog;
    private final PlanOptions options;

    /** Plans operations on the given catalog. */
    public OperationPlanner(SqliteCatalog catalog, PlanOptions options) {
        this.catalog = catalog;
        this.options = options;
    }

    @Override
    public OperationPlan visit(CreateTable operation) {
        return planCreateTable(operation);
    }

    /** {@return the plan for creating a table, which does not depend on the schema} */
    public static OperationPlan planCreateTable(CreateTable operation) {
        List<Statement> statements = new ArrayList<>(TableWriter.statements(operation.table()).stream()
                .map(sql -> Statement.of(sql, ""))
                .toList());
        List<Guard> guards = UncomputableDefaults.find(operation.table().name(), operation);
        statements.set(0, new Statement(statements.get(0).sql(), "", List.of(), guards));
        return own(statements);
    }

    /**
     * Drops the table together with its triggers. If another table refers to it, foreign keys must be off, because
     * SQLite would otherwise first delete every row.
     */
    @Override
    public OperationPlan visit(DropTable operation) {
        TableName table = operation.table().name();
        List<Guard> guards =
                options.offline() ? List.of(new SchemaGuards(catalog, table.name()).noUnknownReaders()) : List.of();
        return planDropTable(operation, isReferenced(table) ? Need.FOREIGN_KEYS_OFF : Need.ANY, guards);
    }

    /** {@return the plan for dropping a table, with the given guards} */
    public static OperationPlan planDropTable(DropTable operation, Need need, List<Guard> guards) {
        TableName table = operation.table().name();
        Hazard loss = new Hazard(Hazard.Kind.DATA_LOSS, "drops " + table + " and its rows");
        Statement drop = new Statement("DROP TABLE " + main(table), "", List.of(loss), guards);
        return new OperationPlan(Strategy.NATIVE, "SQLite's own statement", need, List.of(drop));
    }

    private boolean isReferenced(TableName name) {
        return catalog.findReferring(Set.of(SqliteNames.fold(name.name())))
                .anyMatch(table -> table.foreignKeys().stream()
                        .anyMatch(
                                key -> SqliteNames.areSame(key.referencedTable().name(), name.name())
                                        && (!SqliteNames.areSame(table.name().name(), name.name())
                                                || key.onDelete() == ReferentialAction.RESTRICT)));
    }

    @Override
    public OperationPlan visit(RenameTable operation) {
        return UnreadableIndexes.tolerate(
                TableRename.plan(operation, catalog, options), operation.from().name(), catalog);
    }

    @Override
    public OperationPlan visit(AlterTable operation) {
        return UnreadableIndexes.tolerate(
                BatchPlanner.plan(operation, catalog, options),
                operation.table().name(),
                catalog);
    }

    @Override
    public OperationPlan visit(CreateView operation) {
        return own(List.of(Statement.of(operation.view().definition().sql(), "")));
    }

    @Override
    public OperationPlan visit(DropView operation) {
        return own(List.of(Statement.of("DROP VIEW " + main(operation.view().name()), "")));
    }

    @Override
    public OperationPlan visit(ReplaceView operation) {
        return own(ViewReplacement.plan(operation, catalog));
    }

    @Override
    public OperationPlan visit(CreateTrigger operation) {
        return own(List.of(Statement.of(operation.trigger().definition().sql(), "")));
    }

    @Override
    public OperationPlan visit(DropTrigger operation) {
        return own(List.of(Statement.of(
                "DROP TRIGGER main." + SqliteNames.spell(operation.trigger().name()), "")));
    }

    @Override
    public OperationPlan visit(AlterTable.Comment operation) {
        // SQLite does not store comments; the operation is for other databases.
        return own(List.of());
    }

    @Override
    public OperationPlan visit(CreateSequence operation) {
        throw unexpanded(operation);
    }

    @Override
    public OperationPlan visit(AlterSequence operation) {
        throw unexpanded(operation);
    }

    @Override
    public OperationPlan visit(DropSequence operation) {
        throw unexpanded(operation);
    }

    private static IllegalArgumentException unexpanded(Operation operation) {
        return new IllegalArgumentException("SQLite has no sequences; expand the operation first: " + operation);
    }

    @Override
    public OperationPlan visit(ExecuteSql operation) {
        return planSql(operation);
    }

    /**
     * {@return the plan for running SQL, which does not depend on the schema} Rejects transaction control, since ending
     * the transaction would leave the revision partly applied.
     */
    public static OperationPlan planSql(ExecuteSql operation) {
        if (operation.sql() != null && TransactionControl.isIn(operation.sql().sql())) {
            throw new UnsupportedChange(
                    "A revision cannot run " + operation.sql().sql().strip()
                            + ": Limbeck ends the transaction, which also contains the version row.");
        }
        if (operation.sql() != null && switchesForeignKeysOff(operation.sql().sql())) {
            return new OperationPlan(
                    Strategy.NATIVE,
                    "foreign keys are switched off before the transaction begins",
                    Need.FOREIGN_KEYS_OFF,
                    List.of());
        }
        return own(
                operation.sql() == null
                        ? List.of()
                        : List.of(Statement.of(operation.sql().sql(), "")));
    }

    /**
     * Returns whether the statement is PRAGMA foreign_keys = OFF, which has no effect inside a transaction
     * (sqlite.org/pragma.html#pragma_foreign_keys).
     */
    private static boolean switchesForeignKeysOff(String sql) {
        List<Token> code = Tokenizer.code(sql);
        int size = code.size();
        return size > 3
                && code.get(0).is("PRAGMA")
                && code.stream().anyMatch(token -> token.is("foreign_keys"))
                && code.stream()
                        .anyMatch(token -> token.isOneOf("OFF", "NO", "FALSE")
                                || token.text().equals("0"));
    }

    private static OperationPlan own(List<Statement> statements) {
        return new OperationPlan(Strategy.NATIVE, "SQLite's own statement", Need.ANY, statements);
    }

    private static String main(TableName name) {
        return "main." + SqliteNames.spell(name.name());
    }
}
