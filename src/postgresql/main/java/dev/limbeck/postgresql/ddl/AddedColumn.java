package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.server.DataGuards;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.Hazard;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;

/** Adds a column, with values for the existing rows. */
final class AddedColumn {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final StepContext context;
    private final Table table;
    private final DataGuards rows;
    private final List<Guard> guards;
    private final ColumnStatements statements;

    AddedColumn(StepContext context, List<Guard> guards) {
        this.context = context;
        this.table = context.table();
        this.rows = new DataGuards(context.rows());
        this.guards = guards;
        this.statements = new ColumnStatements(context.table());
    }

    List<Statement> add(AddColumn step) {
        Column column = step.column();
        List<Statement> all = new ArrayList<>(SerialColumn.createSequences(table.name(), List.of(column)));
        all.addAll(step.backfill() == null ? List.of(plain(column)) : filled(column, step.backfill()));
        all.addAll(SerialColumn.assignSequences(table.name(), List.of(column)));
        all.addAll(statements.comment(column.name(), null, column.comment()));
        return all;
    }

    private Statement plain(Column column) {
        Generated generated = column.generated();
        if (column.identity() != null || SerialColumn.numbersRows(column)) {
            context.rows().remove(column.name());
        } else {
            SqlText value = generated != null ? generated.expression() : column.serverDefault();
            if (value == null && !column.nullable()) {
                guards.add(rows.noRows(table, column));
            }
            context.rows().add(column, value == null ? new SqlText("NULL") : value);
            if (value != null && !column.nullable()) {
                rows.notNull(table, column.name()).ifPresent(guards::add);
            }
        }
        return statements.alter(
                "ADD COLUMN " + TableDdl.column(table.name(), column),
                rewrites(column) ? new Hazard[] {LockHazards.WRITES_ROWS} : new Hazard[0]);
    }

    /**
     * Returns whether PostgreSQL rewrites every row. If all rows get the same value, PostgreSQL stores it only once and
     * does not rewrite any rows.
     */
    private static boolean rewrites(Column column) {
        Generated generated = column.generated();
        if (column.identity() != null || (generated != null && generated.stored())) {
            return true;
        }
        SqlText value = column.serverDefault();
        return value != null
                && SqlTokenizer.meaningful(value.sql()).stream().anyMatch(token -> token.is('('))
                && !value.sql().strip().equalsIgnoreCase("now()");
    }

    private List<Statement> filled(Column column, SqlText backfill) {
        context.rows().add(column, backfill);
        if (!column.nullable()) {
            rows.notNull(table, column.name()).ifPresent(guards::add);
        }
        List<Statement> all = new ArrayList<>();
        all.add(statements.alter("ADD COLUMN "
                + TableDdl.column(table.name(), column.withNullable(true).withServerDefault(null))));
        all.addAll(statements.fill(column.name(), backfill.sql(), ""));
        if (column.serverDefault() != null) {
            all.add(statements.alter("ALTER COLUMN " + SYNTAX.quote(column.name()) + " SET DEFAULT "
                    + column.serverDefault().sql()));
        }
        if (!column.nullable()) {
            all.add(statements.alter(
                    "ALTER COLUMN " + SYNTAX.quote(column.name()) + " SET NOT NULL", LockHazards.READS_ROWS));
        }
        return all;
    }
}
