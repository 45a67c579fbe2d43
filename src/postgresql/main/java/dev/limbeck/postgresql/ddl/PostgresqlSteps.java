package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.DataGuards;
import dev.limbeck.dialect.server.FoundConstraint;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans the statements of one step of a batch. */
final class PostgresqlSteps implements TableOperation.Visitor<List<Statement>> {
    private static final UsedColumns USED = new UsedColumns(SqlTokenizer.RULES);
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final StepContext context;
    private final Table table;
    private final DataGuards rows;
    private final List<Guard> guards = new ArrayList<>();
    private @Nullable TableOperation sent;

    PostgresqlSteps(StepContext context) {
        this.context = context;
        this.table = context.table();
        this.rows = new DataGuards(context.rows());
    }

    /** {@return the queries that find rows that prevent the step} */
    List<Guard> guards() {
        return guards;
    }

    /** {@return the step with the names that were chosen for its unnamed objects} */
    Optional<TableOperation> sent() {
        return Optional.ofNullable(sent);
    }

    private String name() {
        return SYNTAX.quote(table.name());
    }

    private Statement alter(String clause, Hazard... hazards) {
        return new Statement(
                "ALTER TABLE " + name() + " " + clause,
                "change " + table.name(),
                Lock.ALL,
                List.of(hazards),
                List.of());
    }

    @Override
    public List<Statement> visit(AddColumn step) {
        ObjectNames.check("column", step.column().name());
        return new AddedColumn(context, guards).add(step);
    }

    @Override
    public List<Statement> visit(DropColumn step) {
        String column = step.column().name();
        List<String> users = users(column);
        users.addAll(ColumnUsers.describe(
                context.catalog(), table.name(), context.views().nameBefore(column)));
        if (!users.isEmpty()) {
            throw new UnsupportedChange("The column " + table.name() + "." + column + " cannot be dropped, because "
                    + String.join(", ", users) + " use" + (users.size() == 1 ? "s" : "")
                    + " it. Drop the objects that use it in the same batch or in an earlier one.");
        }
        context.rows().remove(column);
        return List.of(alter("DROP COLUMN " + SYNTAX.quote(column)));
    }

    /**
     * Returns the objects that PostgreSQL would silently drop with the column, except for objects that use no other
     * column.
     */
    private List<String> users(String column) {
        List<String> users = new ArrayList<>();
        table.constraints()
                .filter(each -> USED.in(each, table).contains(column))
                .filter(each ->
                        each instanceof PrimaryKey || USED.in(each, table).size() > 1)
                .forEach(each ->
                        users.add((each instanceof PrimaryKey ? "the primary key " : "the constraint ") + each.name()));
        for (Index index : table.indexes()) {
            if (USED.in(index, table).contains(column)) {
                users.add("the index " + index.name());
            }
        }
        for (Column other : table.columns()) {
            if (other.generated() != null
                    && USED.in(other.generated().expression(), table).contains(column)) {
                users.add("the generated column " + other.name());
            }
        }
        return users;
    }

    @Override
    public List<Statement> visit(AlterColumn step) {
        return new ChangedColumn(context, guards).change(step);
    }

    @Override
    public List<Statement> visit(RenameColumn step) {
        ObjectNames.check("column", step.to());
        context.rows().rename(step.from(), step.to());
        return List.of(alter("RENAME COLUMN " + SYNTAX.quote(step.from()) + " TO " + SYNTAX.quote(step.to())));
    }

    @Override
    public List<Statement> visit(AddConstraint step) {
        Constraint constraint = DefaultNames.named(step.constraint(), table, context.relationNames()::contains);
        sent = new AddConstraint(constraint);
        ObjectNames.check("constraint", Objects.requireNonNull(constraint.name()));
        Optional<Table> referenced = constraint instanceof ForeignKey key
                ? key.referencedTable().equals(table.name())
                        ? Optional.of(table)
                        : context.catalog().table(key.referencedTable())
                : Optional.empty();
        rows.constraint(constraint, table, referenced).ifPresent(guards::add);
        if (constraint instanceof PrimaryKey key) {
            key.columns().forEach(column -> rows.notNull(table, column).ifPresent(guards::add));
        }
        Lock lock = constraint instanceof ForeignKey ? Lock.WRITES : Lock.ALL;
        Hazard hazard = lock == Lock.WRITES ? LockHazards.READS_TABLES : LockHazards.READS_ROWS;
        return List.of(new Statement(
                "ALTER TABLE " + name() + " ADD " + TableDdl.constraint(constraint),
                "add the constraint " + constraint.name(),
                lock,
                List.of(hazard),
                List.of()));
    }

    @Override
    public List<Statement> visit(DropConstraint step) {
        Constraint found = new FoundConstraint(SqlTokenizer.RULES).require(table, step.constraint());
        sent = new DropConstraint(found);
        return List.of(alter("DROP CONSTRAINT " + SYNTAX.quote(Objects.requireNonNull(found.name()))));
    }

    @Override
    public List<Statement> visit(RenameConstraint step) {
        ObjectNames.check("constraint", step.to());
        return List.of(alter("RENAME CONSTRAINT " + SYNTAX.quote(step.from()) + " TO " + SYNTAX.quote(step.to())));
    }

    @Override
    public List<Statement> visit(CreateIndex step) {
        Index index = step.index();
        ObjectNames.check("index", index.name());
        rows.index(index, table).ifPresent(guards::add);
        return List.of(new Statement(
                TableDdl.createIndex(table.name(), index),
                "create the index " + index.name(),
                Lock.WRITES,
                List.of(LockHazards.BUILDS_INDEX),
                List.of()));
    }

    @Override
    public List<Statement> visit(DropIndex step) {
        return List.of(new Statement(
                "DROP INDEX " + index(step.index().name()),
                "drop the index " + step.index().name(),
                Lock.ALL,
                List.of(),
                List.of()));
    }

    @Override
    public List<Statement> visit(RenameIndex step) {
        ObjectNames.check("index", step.to());
        return List.of(Statement.of(
                "ALTER INDEX " + index(step.from()) + " RENAME TO " + SYNTAX.quote(step.to()),
                "rename the index " + step.from()));
    }

    private String index(String name) {
        String schema = table.name().schema();
        return (schema == null ? "" : SYNTAX.quote(schema) + ".") + SYNTAX.quote(name);
    }

    @Override
    public List<Statement> visit(AlterOptions step) {
        return new ChangedOptions(step)
                .clauses().stream().map(clause -> alter(clause)).toList();
    }
}
