package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;

/** Changes whether and how a column is computed. */
record ChangedGeneration(StepContext context) {
    private static final UsedColumns USED = new UsedColumns(SqlTokenizer.RULES);
    /** The first version of PostgreSQL with {@code ALTER COLUMN … SET EXPRESSION}. */
    private static final int SET_EXPRESSION = 17;

    /** The temporary name of the new column, used until the old column is dropped. */
    private static final String TEMPORARY = "limbeck_new";

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    List<Statement> change(AlterColumn step) {
        ColumnStatements statements = new ColumnStatements(context.table());
        Column before = step.before();
        Column after = step.after();
        Generated was = before.generated();
        Generated is = after.generated();
        boolean sameType = !new TypeChange(before, after).isNeeded();
        String column = "ALTER COLUMN " + SYNTAX.quote(after.name());
        if (was != null
                && is != null
                && was.stored() == is.stored()
                && sameType
                && context.version() >= SET_EXPRESSION) {
            context.rows().change(after, is.expression());
            return List.of(statements.alter(
                    column + " SET EXPRESSION AS (" + is.expression().sql() + "\n)", LockHazards.WRITES_ROWS));
        }
        if (was != null && was.stored() && is == null && sameType && step.using() == null) {
            List<Statement> all = new ArrayList<>(List.of(statements.alter(column + " DROP EXPRESSION")));
            if (after.serverDefault() != null) {
                all.add(statements.alter(
                        column + " SET DEFAULT " + after.serverDefault().sql()));
            }
            return all;
        }
        requireUnused(after);
        context.views().include(before.name());
        return replace(step, statements);
    }

    /** Replaces the column with a new column at the end of the table. */
    private List<Statement> replace(AlterColumn step, ColumnStatements statements) {
        Column before = step.before();
        Column after = step.after();
        String name = SYNTAX.quote(before.name());
        Column added = after.withName(TEMPORARY).withNullable(before.nullable() || after.generated() == null);
        List<Statement> all = new ArrayList<>();
        all.add(statements.alter(
                "ADD COLUMN " + TableDdl.column(context.table().name(), added), LockHazards.WRITES_ROWS));
        if (after.generated() == null) {
            SqlText using = step.using();
            String value = using != null
                    ? using.sql()
                    : new TypeChange(before, after).conversion().orElse(name);
            all.addAll(statements.fill(TEMPORARY, value, ""));
            context.rows().change(after, new SqlText(value));
            if (!before.nullable()) {
                all.add(statements.alter("ALTER COLUMN " + SYNTAX.quote(TEMPORARY) + " SET NOT NULL"));
            }
        } else {
            context.rows().change(after, after.generated().expression());
        }
        all.add(statements.alter("DROP COLUMN " + name));
        all.add(statements.alter("RENAME COLUMN " + SYNTAX.quote(TEMPORARY) + " TO " + name));
        all.addAll(statements.comment(before.name(), null, before.comment()));
        KeptMarks marks = KeptMarks.of(
                after, ColumnUsers.marks(context.catalog(), context.table().name(), "column", before.name()));
        List<Statement> warned = new ArrayList<>(marks.warn(all));
        warned.addAll(marks.statements());
        warned.addAll(context.views().lostWith(List.of(context.views().nameBefore(before.name()))));
        return warned;
    }

    private void requireUnused(Column after) {
        String column = after.name();
        boolean virtual = after.generated() != null && !after.generated().stored();
        Table table = context.table();
        List<String> users = new ArrayList<>();
        table.constraints()
                .filter(each -> USED.in(each, table).contains(column))
                .forEach(each -> users.add("the constraint " + each.name()));
        for (Index index : table.indexes()) {
            if (USED.in(index, table).contains(column)) {
                users.add("the index " + index.name());
            }
        }
        String known = context.views().nameBefore(column);
        users.addAll(ColumnUsers.describeLost(context.catalog(), table.name(), known, virtual));
        if (!users.isEmpty()) {
            throw new UnsupportedChange("PostgreSQL cannot change how " + table.name() + "." + column
                    + " is computed without replacing the column, but " + String.join(", ", users)
                    + " would be lost with it. Drop these first and create them again afterwards.");
        }
    }
}
