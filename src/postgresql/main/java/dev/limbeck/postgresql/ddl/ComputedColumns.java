package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.Table;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generated columns that are computed from a column whose type changes. PostgreSQL rejects such a change, so they
 * are dropped before it and added again afterwards at the end of the table, with their indexes and constraints.
 */
final class ComputedColumns {
    private static final UsedColumns USED = new UsedColumns(SqlTokenizer.RULES);

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final StepContext context;
    private final Table table;
    private final ColumnStatements statements;
    private final List<Column> computed;

    /**
     * Finds the generated columns.
     *
     * @param column the column whose type changes
     */
    ComputedColumns(StepContext context, String column) {
        this.context = context;
        this.table = context.table();
        this.statements = new ColumnStatements(table);
        this.computed = table.columns().stream()
                .filter(each -> each.generated() != null
                        && USED.in(each.generated().expression(), table).contains(column))
                .toList();
    }

    /**
     * {@return the statements that drop the columns}
     *
     * @throws UnsupportedChange if an object outside the model uses one of the columns and would be lost with it
     */
    List<Statement> drops() {
        List<Statement> all = new ArrayList<>();
        for (Column column : computed) {
            requireKnownUsers(column.name());
            all.add(statements.alter("DROP COLUMN " + SYNTAX.quote(column.name())));
        }
        return all;
    }

    private void requireKnownUsers(String column) {
        String before = context.views().nameBefore(column);
        List<String> users = ColumnUsers.describeLost(context.catalog(), table.name(), before, false);
        if (!users.isEmpty()) {
            throw new UnsupportedChange("PostgreSQL cannot change the type of a column of " + table.name()
                    + " without replacing the column " + column + ", which is computed from it, but "
                    + String.join(", ", users)
                    + " would be lost with it. Drop these first and create them again afterwards.");
        }
    }

    /** {@return the statements that add the columns again, and their constraints and indexes} */
    List<Statement> creations() {
        List<Statement> all = new ArrayList<>();
        for (Column column : computed) {
            KeptMarks marks = KeptMarks.of(column, marks("column", column.name()));
            all.addAll(marks.warn(List.of(
                    statements.alter("ADD COLUMN " + TableDdl.column(table.name(), column), LockHazards.WRITES_ROWS))));
            all.addAll(statements.comment(column.name(), null, column.comment()));
            all.addAll(marks.statements());
            Generated generated = column.generated();
            if (generated != null) {
                context.rows().change(column, generated.expression());
            }
        }
        table.constraints().filter(each -> isLost(USED.in(each, table))).forEach(each -> {
            KeptMarks marks = KeptMarks.of(each, table, List.of(), marks("constraint", each.name()));
            all.addAll(marks.warn(List.of(add(each))));
            all.addAll(marks.statements());
        });
        table.indexes().stream().filter(each -> isLost(USED.in(each, table))).forEach(each -> {
            KeptMarks marks = KeptMarks.of(each, table, List.of(), marks("index", each.name()));
            all.addAll(marks.warn(List.of(create(each))));
            all.addAll(marks.statements());
        });
        List<String> before = computed.stream()
                .map(column -> context.views().nameBefore(column.name()))
                .toList();
        all.addAll(context.views().lostWith(before));
        return all;
    }

    private boolean isLost(Iterable<String> used) {
        for (String name : used) {
            if (computed.stream().anyMatch(column -> column.name().equals(name))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the statements that restore the properties of a constraint, an index or a column. */
    private List<Statement> marks(String kind, @Nullable String name) {
        return ColumnUsers.marks(context.catalog(), table.name(), kind, name);
    }

    private Statement add(Constraint constraint) {
        return statements.alter("ADD " + TableDdl.constraint(constraint), LockHazards.READS_ROWS);
    }

    private Statement create(Index index) {
        return new Statement(
                TableDdl.createIndex(table.name(), index),
                "create the index " + index.name() + " again",
                Lock.WRITES,
                List.of(LockHazards.BUILDS_INDEX),
                List.of());
    }
}
