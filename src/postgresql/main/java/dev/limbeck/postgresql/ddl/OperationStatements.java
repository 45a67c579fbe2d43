package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.model.Column;
import dev.limbeck.model.Index;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
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
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements of operations.
 *
 * @param catalog the schema, which is read only if needed
 * @param version the major version of the server
 */
record OperationStatements(Supplier<Catalog> catalog, int version) implements Operation.Visitor<List<Statement>> {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private static List<Statement> of(String sql, String comment) {
        return List.of(Statement.of(sql, comment));
    }

    private static Statement exclusive(String sql, String comment) {
        return new Statement(sql, comment, Lock.ALL, List.of(), List.of());
    }

    @Override
    public List<Statement> visit(CreateTable operation) {
        Table table = DefaultNames.named(operation.table());
        checkNames(table);
        List<Statement> statements = new ArrayList<>(createSchema(table.name().schema()));
        statements.addAll(SerialColumn.createSequences(table.name(), table.columns()));
        statements.add(Statement.of(TableDdl.createTable(table), "create the table " + table.name()));
        statements.addAll(SerialColumn.assignSequences(table.name(), table.columns()));
        TableDdl.unvalidated(table)
                .forEach(constraint -> statements.add(Statement.of(
                        "ALTER TABLE " + SYNTAX.quote(table.name()) + " ADD " + TableDdl.constraint(constraint),
                        "add the constraint " + constraint.name())));
        for (Index index : table.indexes()) {
            statements.add(Statement.of(TableDdl.createIndex(table.name(), index), "create the index " + index.name()));
        }
        if (table.comment() != null) {
            statements.add(
                    Statement.of(SYNTAX.comment(table.name(), table.comment()), "set the comment of " + table.name()));
        }
        ColumnStatements columns = new ColumnStatements(table);
        for (Column column : table.columns()) {
            statements.addAll(columns.comment(column.name(), null, column.comment()));
        }
        table.initialRows().forEach(row -> statements.add(Statement.of(row.sql(), "insert a row")));
        return statements;
    }

    private static void checkNames(Table table) {
        ObjectNames.check("table", table.name().name());
        table.columns().forEach(column -> ObjectNames.check("column", column.name()));
        table.indexes().forEach(index -> ObjectNames.check("index", index.name()));
        table.constraints()
                .map(constraint -> constraint.name())
                .filter(Objects::nonNull)
                .forEach(name -> ObjectNames.check("constraint", name));
    }

    /**
     * Creates the schema only if it does not exist, because even CREATE SCHEMA IF NOT EXISTS requires a privilege that
     * the role might not have.
     */
    private static List<Statement> createSchema(@Nullable String schema) {
        if (schema == null) {
            return List.of();
        }
        ObjectNames.check("schema", schema);
        String create = "CREATE SCHEMA " + SYNTAX.quote(schema);
        return of(
                "DO "
                        + SYNTAX.literal("BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = "
                                + SYNTAX.literal(schema) + ") THEN " + create + "; END IF; END"),
                "create the schema " + schema + " if it does not exist");
    }

    @Override
    public List<Statement> visit(DropTable operation) {
        TableName name = operation.table().name();
        return List.of(exclusive("DROP TABLE " + SYNTAX.quote(name), "drop the table " + name));
    }

    @Override
    public List<Statement> visit(RenameTable operation) {
        TableName from = operation.from();
        TableName to = operation.to();
        ObjectNames.check("table", to.name());
        List<Statement> statements = new ArrayList<>();
        TableName moved = from;
        if (!Objects.equals(from.schema(), to.schema()) && to.schema() != null) {
            statements.addAll(createSchema(to.schema()));
            statements.add(exclusive(
                    "ALTER TABLE " + SYNTAX.quote(from) + " SET SCHEMA " + SYNTAX.quote(to.schema()), "move " + from));
            moved = new TableName(to.schema(), from.name());
        }
        if (!from.name().equals(to.name())) {
            statements.add(exclusive(SYNTAX.renameTable(moved, to.name()), "rename " + from));
        }
        return statements;
    }

    @Override
    public List<Statement> visit(AlterTable operation) {
        return BatchStatements.plan(operation, catalog.get(), version);
    }

    @Override
    public List<Statement> visit(AlterTable.Comment operation) {
        return of(
                SYNTAX.comment(operation.table(), operation.after()),
                (operation.after() == null ? "remove" : "set") + " the comment of " + operation.table());
    }

    @Override
    public List<Statement> visit(CreateView operation) {
        View view = operation.view();
        ObjectNames.check("view", view.name().name());
        return of(view.definition().sql(), "create the view " + view.name());
    }

    @Override
    public List<Statement> visit(DropView operation) {
        return of(
                DependentViews.drop(operation.view()),
                "drop the view " + operation.view().name());
    }

    /** Recreates the view and the views that use it, because CREATE OR REPLACE VIEW can add columns only at the end. */
    @Override
    public List<Statement> visit(ReplaceView operation) {
        View before = operation.before();
        DependentViews views = new DependentViews(catalog.get(), before.name());
        List<View> users = views.using(before.name());
        List<View> last = new ArrayList<>(users);
        Collections.reverse(last);
        List<Statement> statements = new ArrayList<>();
        last.forEach(view ->
                statements.add(exclusive(DependentViews.drop(view), "drop " + view.name() + " for the change")));
        statements.add(exclusive(DependentViews.drop(before), "drop the old view"));
        statements.add(Statement.of(operation.after().definition().sql(), "create the new view"));
        statements.addAll(views.details(before));
        statements.addAll(views.creations(users));
        return statements;
    }

    @Override
    public List<Statement> visit(CreateTrigger operation) {
        ObjectNames.check("trigger", operation.trigger().name());
        return List.of(new Statement(
                operation.trigger().definition().sql(),
                "create the trigger " + operation.trigger().name(),
                Lock.WRITES,
                List.of(),
                List.of()));
    }

    @Override
    public List<Statement> visit(DropTrigger operation) {
        return List.of(exclusive(
                "DROP TRIGGER " + SYNTAX.quote(operation.trigger().name()) + " ON "
                        + SYNTAX.quote(operation.trigger().table()),
                "drop the trigger " + operation.trigger().name()));
    }

    @Override
    public List<Statement> visit(CreateSequence operation) {
        Sequence sequence = operation.sequence();
        ObjectNames.check("sequence", sequence.name().name());
        List<Statement> statements =
                new ArrayList<>(createSchema(sequence.name().schema()));
        statements.add(Statement.of(TableDdl.createSequence(sequence), "create the sequence " + sequence.name()));
        return statements;
    }

    /** Never lowers the next number, because otherwise a number could be assigned twice. */
    @Override
    public List<Statement> visit(AlterSequence operation) {
        Sequence before = operation.before();
        Sequence after = operation.after();
        String name = SYNTAX.quote(after.name());
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(
                "ALTER SEQUENCE " + name + TableDdl.bounds(after) + " START WITH " + after.start() + " INCREMENT BY "
                        + after.increment(),
                "change the sequence " + after.name()));
        if (before.start() != after.start()) {
            String next = "last_value + CASE WHEN is_called THEN " + before.increment() + " ELSE 0 END";
            statements.add(Statement.of(
                    "SELECT setval(" + SYNTAX.literal(name) + ", " + (after.increment() > 0 ? "greatest" : "least")
                            + "(" + after.start() + ", " + next + "), false) FROM " + name,
                    "continue after the numbers that were assigned"));
        }
        return statements;
    }

    @Override
    public List<Statement> visit(DropSequence operation) {
        TableName name = operation.sequence().name();
        return of("DROP SEQUENCE " + SYNTAX.quote(name), "drop the sequence " + name);
    }

    @Override
    public List<Statement> visit(ExecuteSql operation) {
        EnumValues values = operation.values();
        if (values != null) {
            String sql = new EnumReplacement(values.type()).by(values.values());
            return List.of(Statement.of(sql, "").withHazard(LockHazards.WRITES_TABLES));
        }
        return operation.sql() == null ? List.of() : of(operation.sql().sql(), "");
    }
}
