package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.ChangedRows;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of a batch, written so that other programs have to wait only briefly. */
final class OnlineBatch {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final Catalog catalog;
    private final int version;
    private final List<TableOperation> steps;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private Table table;

    private OnlineBatch(AlterTable batch, Catalog catalog, int version) {
        this.catalog = catalog;
        this.version = version;
        this.steps = BatchStatements.inOrder(batch.steps());
        this.table = catalog.table(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
    }

    /**
     * {@return the statements that carry out the batch}
     *
     * @param version the major version of the server
     * @throws UnsupportedChange if the batch cannot be carried out without loss
     */
    static List<Statement> plan(AlterTable batch, Catalog catalog, int version) {
        OnlineBatch all = new OnlineBatch(batch, catalog, version);
        all.addSteps();
        return all.withGuards();
    }

    private void addSteps() {
        boolean partitioned = isPartitioned();
        boolean builtFirst = !partitioned && steps.stream().allMatch(OnlineBatch::keepsIndexes);
        ChangedRows rows = new ChangedRows(table, new PostgresqlRowSyntax());
        ReplacedConstraints replaced = new ReplacedConstraints(steps);
        List<TableOperation> earlier = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            TableOperation step =
                    KeptMarks.inTablespace(catalog, table.name(), builtFirst ? steps : earlier, steps.get(i));
            DependentViews views = new DependentViews(catalog, table.name(), steps);
            steps.subList(0, i).forEach(views::passed);
            PostgresqlSteps one = new PostgresqlSteps(new StepContext(catalog, version, table, rows, views));
            List<Statement> plain = step.accept(one);
            TableOperation named = one.sent().orElse(step);
            Table after = Evolution.apply(table, named, SYNTAX::renameColumn);
            KeptMarks marks = ColumnUsers.marks(catalog, after, earlier, named, steps.subList(i + 1, steps.size()));
            earlier.add(named);
            if (builtFirst && step instanceof CreateIndex create && isReplaced(create.index())) {
                KeptMarks all = ColumnUsers.marks(catalog, after, steps, create, steps.subList(i + 1, steps.size()));
                statements.addAll(all.warn(replace(create.index(), all.statements())));
                guards.addAll(one.guards());
            } else if (!(builtFirst
                    && step instanceof DropIndex drop
                    && findReplacement(drop.index()).isPresent())) {
                OnlineSteps online = new OnlineSteps(table, views, partitioned);
                boolean kept = named instanceof DropConstraint drop && replaced.keep(i, drop.constraint(), table);
                if (!kept) {
                    Optional<Constraint> old = replaced.take(i);
                    if (old.isPresent() && named instanceof AddConstraint add) {
                        addWith(
                                marks.statements(),
                                marks.warn(
                                        new OnlineReplacement(online, old.get()).replaceBy(add.constraint(), plain)));
                    } else {
                        statements.addAll(marks.warn(online.convert(named, plain)));
                        statements.addAll(OnlineSteps.together(marks.statements()));
                    }
                    guards.addAll(one.guards());
                }
            }
            table = after;
        }
    }

    /**
     * Returns whether the existing indexes remain valid during the step, so that a changed index can be built before the
     * old one is dropped.
     */
    private static boolean keepsIndexes(TableOperation step) {
        if (step instanceof AlterColumn alter) {
            Column before = alter.before();
            return alter.using() == null
                    && alter.move() == null
                    && alter.after()
                            .withNullable(before.nullable())
                            .withServerDefault(before.serverDefault())
                            .withComment(before.comment())
                            .equals(before);
        }
        return step instanceof CreateIndex
                || step instanceof DropIndex
                || step instanceof AddColumn
                || step instanceof AddConstraint
                || step instanceof DropConstraint;
    }

    /** Adds the statements; the last one also restores the properties of the replaced object. */
    private void addWith(List<Statement> marks, List<Statement> group) {
        statements.addAll(group);
        if (!marks.isEmpty()) {
            Statement last = statements.remove(statements.size() - 1);
            List<Statement> all = new ArrayList<>(List.of(last));
            all.addAll(marks);
            Statement joined = OnlineSteps.together(all).get(0);
            Statement.Undo undo = last.undo();
            statements.add(undo == null ? joined : joined.withUndo(undo.sql(), undo.back()));
        }
    }

    /** Adds all guards to the first statement, because they query the rows before the batch changes them. */
    private List<Statement> withGuards() {
        if (!guards.isEmpty() && !statements.isEmpty()) {
            statements.set(0, statements.get(0).withGuards(guards));
        }
        return statements;
    }

    private boolean isPartitioned() {
        return catalog.definition(table.name()).stream()
                .limit(1)
                .anyMatch(sql -> sql.matches("(?s)CREATE .*TABLE .*\\) PARTITION BY [A-Z]+ \\(.*"));
    }

    private boolean isReplaced(Index index) {
        return steps.stream()
                .anyMatch(step ->
                        step instanceof DropIndex drop && drop.index().name().equals(index.name()));
    }

    private Optional<Index> findReplacement(Index dropped) {
        return steps.stream()
                .flatMap(step -> step instanceof CreateIndex create
                                && create.index().name().equals(dropped.name())
                        ? Optional.of(create.index()).stream()
                        : Optional.<Index>empty().stream())
                .findFirst();
    }

    /**
     * Builds a changed index before the old one is dropped, so that queries can always use one of them. If the old
     * index has properties such as a comment, the new index gets them in the transaction that drops the old index.
     */
    private List<Statement> replace(Index index, List<Statement> marks) {
        String temporary = ObjectNames.temporary("limbeck_new", index.name());
        String schema = table.name().schema();
        String prefix = schema == null ? "" : SYNTAX.quote(schema) + ".";
        String build = TableDdl.createIndex(table.name(), index.withName(temporary));
        Statement create = Statement.of(
                build.replaceFirst("INDEX ", "INDEX CONCURRENTLY "),
                "create the new index " + index.name() + " while others read and write");
        Statement rename = new Statement(
                "ALTER INDEX " + prefix + SYNTAX.quote(temporary) + " RENAME TO " + SYNTAX.quote(index.name()),
                "give the new index its name",
                Lock.NONE,
                List.of(),
                List.of());
        String undo = "DROP INDEX CONCURRENTLY IF EXISTS " + prefix + SYNTAX.quote(temporary);
        if (!marks.isEmpty()) {
            List<Statement> all = new ArrayList<>();
            all.add(new Statement(
                    "DROP INDEX " + prefix + SYNTAX.quote(index.name()),
                    "replace the old index " + index.name(),
                    Lock.ALL,
                    List.of(),
                    List.of()));
            all.add(rename);
            all.addAll(marks);
            return List.of(create, OnlineSteps.together(all).get(0).withUndo(undo, 1));
        }
        return List.of(
                create,
                Statement.of(
                                "DROP INDEX CONCURRENTLY " + prefix + SYNTAX.quote(index.name()),
                                "drop the old index " + index.name())
                        .withUndo(undo, 1),
                rename);
    }
}
