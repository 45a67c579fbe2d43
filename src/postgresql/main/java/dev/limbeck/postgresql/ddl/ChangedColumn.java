package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.DataGuards;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.evolution.Backfill;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes a column. Its position is not changed, because PostgreSQL cannot move columns. */
final class ChangedColumn {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final StepContext context;
    private final Table table;
    private final DataGuards rows;
    private final List<Guard> guards;
    private final ColumnStatements statements;
    private final List<Statement> all = new ArrayList<>();

    ChangedColumn(StepContext context, List<Guard> guards) {
        this.context = context;
        this.table = context.table();
        this.rows = new DataGuards(context.rows());
        this.guards = guards;
        this.statements = new ColumnStatements(table);
    }

    List<Statement> change(AlterColumn step) {
        Column before = step.before();
        Column after = step.after();
        TypeChange type = new TypeChange(before, after);
        if (!Objects.equals(before.generated(), after.generated())) {
            all.addAll(new ChangedGeneration(context).change(step));
        } else {
            if (before.identity() != null && after.identity() == null) {
                alter(after, "DROP IDENTITY");
            }
            changeValues(step, type);
            changeDefault(before, after, type);
        }
        if (before.nullable() != after.nullable()) {
            changeNullable(after);
        }
        changeIdentity(before, after);
        all.addAll(statements.comment(after.name(), before.comment(), after.comment()));
        return all;
    }

    private void alter(Column column, String clause, Hazard... hazards) {
        all.add(statements.alter("ALTER COLUMN " + SYNTAX.quote(column.name()) + " " + clause, hazards));
    }

    private void changeValues(AlterColumn step, TypeChange type) {
        Column after = step.after();
        SqlText using = step.using();
        if (type.isNeeded()) {
            changeType(step, type);
        } else if (using != null) {
            Optional<SqlText> value = Backfill.findValue(after.name(), using);
            all.addAll(statements.fill(
                    after.name(),
                    value.orElse(using).sql(),
                    value.isPresent() ? " WHERE " + SYNTAX.quote(after.name()) + " IS NULL" : ""));
            context.rows().change(after, using);
        }
    }

    private void changeType(AlterColumn step, TypeChange type) {
        Column before = step.before();
        Column after = step.after();
        Optional<String> value = value(step, type);
        if (step.using() == null
                || Backfill.findValue(after.name(), step.using()).isPresent()) {
            type.unfit().ifPresent(condition -> {
                if (context.rows().has(List.of(before.name()))) {
                    guards.add(rows.unfit(table, after, condition));
                }
            });
        }
        if (before.serverDefault() != null) {
            alter(after, "DROP DEFAULT");
        }
        context.views().include(before.name());
        ComputedColumns computed = new ComputedColumns(context, before.name());
        all.addAll(computed.drops());
        String using = after.generated() == null
                ? value.map(sql -> " USING (" + sql + "\n)").orElse("")
                : "";
        Hazard[] hazards =
                type.rewrites() || step.using() != null ? new Hazard[] {LockHazards.WRITES_ROWS} : new Hazard[0];
        alter(after, "TYPE " + TableDdl.typeWithCollation(after) + using, hazards);
        SerialColumn.changeType(before, after).ifPresent(all::add);
        context.rows().change(after, value.map(SqlText::new).orElse(null));
        all.addAll(computed.creations());
    }

    /** Returns the expression that computes the new value, or empty if PostgreSQL converts the old value itself. */
    private Optional<String> value(AlterColumn step, TypeChange type) {
        SqlText using = step.using();
        if (using == null) {
            return type.conversion();
        }
        if (SqlTokenizer.meaningful(using.sql()).stream().anyMatch(token -> token.is("select"))) {
            throw new UnsupportedChange("PostgreSQL does not accept a subquery in the conversion of "
                    + table.name() + "." + step.after().name() + " to another type: " + using
                    + ". Change the type first, and set the values with op.execute.");
        }
        String name = SYNTAX.quote(step.after().name());
        return Optional.of(Backfill.findValue(step.after().name(), using)
                .map(value -> "coalesce("
                        + type.conversion()
                                .orElse(name + "::" + SYNTAX.spell(step.after().type())) + ", " + value.sql()
                        + ")")
                .orElse(using.sql()));
    }

    /** Changes the default. A default that is kept is converted in the same way as the values. */
    private void changeDefault(Column before, Column after, TypeChange type) {
        SqlText value = after.serverDefault();
        boolean same = Objects.equals(before.serverDefault(), value);
        if (value != null && (type.isNeeded() || !same)) {
            alter(after, "SET DEFAULT " + (same ? type.convertDefault(value.sql()) : value.sql()));
        } else if (value == null && !same && !type.isNeeded()) {
            alter(after, "DROP DEFAULT");
        }
    }

    private void changeNullable(Column after) {
        if (after.nullable()) {
            alter(after, "DROP NOT NULL");
        } else {
            rows.notNull(table, after.name()).ifPresent(guards::add);
            alter(after, "SET NOT NULL", LockHazards.READS_ROWS);
        }
    }

    private void changeIdentity(Column before, Column after) {
        if (after.identity() == null || after.identity().equals(before.identity())) {
            return;
        }
        if (before.identity() == null) {
            alter(after, "ADD GENERATED " + TableDdl.identity(after.identity()));
            all.add(Statement.of(skipNumbers(after), "number new rows after the existing ones"));
        } else {
            alter(
                    after,
                    "SET GENERATED " + TableDdl.mode(after.identity())
                            + option("START WITH", after.identity().start())
                            + option("INCREMENT BY", after.identity().increment()));
        }
    }

    private static String option(String words, @Nullable Long number) {
        return " SET " + words + " " + (number == null ? 1 : number);
    }

    private String skipNumbers(Column column) {
        Long start = column.identity() == null ? null : column.identity().start();
        return "SELECT setval(pg_get_serial_sequence(" + SYNTAX.literal(SYNTAX.quote(table.name())) + ", "
                + SYNTAX.literal(column.name()) + "), greatest(max(" + SYNTAX.quote(column.name()) + ") + 1, "
                + (start == null ? 1 : start) + "), false) FROM " + SYNTAX.quote(table.name());
    }
}
