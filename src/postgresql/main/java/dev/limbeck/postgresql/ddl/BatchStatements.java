package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.ChangedRows;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a batch. All guards are attached to the first statement, because they query the rows before the
 * batch changes them.
 */
final class BatchStatements {
    private final Catalog catalog;
    private final int version;
    private final List<Guard> guards = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    private BatchStatements(Catalog catalog, int version) {
        this.catalog = catalog;
        this.version = version;
    }

    /**
     * {@return the statements that carry out the batch}
     *
     * @param version the major version of the server
     * @throws UnsupportedChange if the batch cannot be carried out without loss
     */
    static List<Statement> plan(AlterTable batch, Catalog catalog, int version) {
        BatchStatements all = new BatchStatements(catalog, version);
        all.add(batch);
        return all.guarded();
    }

    /** {@return the queries that find rows that would not fit the table after the batch} */
    static List<Guard> guards(AlterTable batch, Catalog catalog, int version) {
        BatchStatements all = new BatchStatements(catalog, version);
        all.add(batch);
        return all.guards;
    }

    private void add(AlterTable batch) {
        Table table = catalog.table(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
        ChangedRows rows = new ChangedRows(table, new PostgresqlRowSyntax());
        DependentViews views = new DependentViews(catalog, table.name(), batch.steps());
        List<TableOperation> earlier = new ArrayList<>();
        List<TableOperation> steps = inOrder(batch.steps());
        for (TableOperation step : steps) {
            PostgresqlSteps one = new PostgresqlSteps(new StepContext(catalog, version, table, rows, views));
            List<Statement> added = step.accept(one);
            guards.addAll(one.guards());
            views.passed(step);
            TableOperation named = named(step, one);
            table = Evolution.apply(table, named, new PostgresqlSyntax()::renameColumn);
            List<TableOperation> later = steps.subList(earlier.size() + 1, steps.size());
            KeptMarks marks = ColumnUsers.marks(catalog, table, earlier, named, later);
            statements.addAll(marks.warn(added));
            statements.addAll(marks.statements());
            earlier.add(named);
        }
        statements.addAll(0, views.drops());
        statements.addAll(views.creations());
    }

    /** Returns the step with the names that its statements use, which are the names in the table after the step. */
    private static TableOperation named(TableOperation step, PostgresqlSteps statements) {
        return statements.sent().orElse(step);
    }

    /** Orders the steps so that a constraint or an index that uses a column is dropped before the column. */
    static List<TableOperation> inOrder(List<TableOperation> steps) {
        List<TableOperation> ordered = new ArrayList<>();
        int firstDrop = -1;
        for (TableOperation step : steps) {
            boolean part = step instanceof DropConstraint || step instanceof DropIndex;
            if (part && firstDrop >= 0) {
                ordered.add(firstDrop++, step);
            } else {
                firstDrop = firstDrop < 0 && step instanceof DropColumn ? ordered.size() : firstDrop;
                ordered.add(step);
            }
        }
        return ordered;
    }

    private List<Statement> guarded() {
        if (statements.isEmpty() || guards.isEmpty()) {
            return statements;
        }
        List<Statement> all = new ArrayList<>(statements);
        Statement first = all.get(0);
        all.set(0, new Statement(first.sql(), first.comment(), first.lock(), first.hazards(), guards));
        return all;
    }
}
