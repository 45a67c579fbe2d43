package dev.limbeck.h2;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements of each step of a batch. */
final class H2Steps implements TableOperation.Visitor<List<Statement>> {
    private static final H2Words WORDS = new H2Words();

    private final Table table;

    H2Steps(Table table) {
        this.table = table;
    }

    private String name() {
        return H2Catalog.quoted(table.name());
    }

    private Statement alter(String clause) {
        return Statement.of("ALTER TABLE " + name() + " " + clause, "change " + table.name());
    }

    private static Statement guarded(Statement statement, Guard guard) {
        return new Statement(statement.sql(), statement.comment(), statement.hazards(), List.of(guard));
    }

    @Override
    public List<Statement> visit(AddColumn step) {
        Column column = step.column();
        SqlText backfill = step.backfill();
        if (backfill == null) {
            Statement add = alter("ADD COLUMN " + H2Sql.column(column));
            boolean needsValue = !column.nullable()
                    && column.serverDefault() == null
                    && column.generated() == null
                    && column.identity() == null;
            return List.of(
                    needsValue
                            ? guarded(
                                    add,
                                    new Guard(
                                            "SELECT 'a row' FROM " + name(),
                                            table.name() + " has rows",
                                            "Give a backfill."))
                            : add);
        }
        List<Statement> statements = new ArrayList<>();
        statements.add(alter("ADD COLUMN " + H2Sql.column(column.withNullable(true))));
        statements.add(fill(column.name(), backfill));
        if (!column.nullable()) {
            statements.add(alter("ALTER COLUMN " + WORDS.quote(column.name()) + " SET NOT NULL"));
        }
        return statements;
    }

    private Statement fill(String column, SqlText value) {
        return Statement.of(
                "UPDATE " + name() + " SET " + WORDS.quote(column) + " = " + value.sql(), "fill the existing rows");
    }

    private Statement notNull(String column) {
        return guarded(
                alter("ALTER COLUMN " + WORDS.quote(column) + " SET NOT NULL"),
                new Guard(
                        "SELECT 'NULL' FROM " + name() + " WHERE " + WORDS.quote(column) + " IS NULL",
                        table.name() + "." + column + " contains NULL",
                        "Give a backfill."));
    }

    @Override
    public List<Statement> visit(DropColumn step) {
        return List.of(alter("DROP COLUMN " + WORDS.quote(step.column().name())));
    }

    @Override
    public List<Statement> visit(AlterColumn step) {
        Column before = step.before();
        Column after = step.after();
        String column = WORDS.quote(before.name());
        if (!Objects.equals(before.generated(), after.generated())
                || !Objects.equals(before.identity(), after.identity())) {
            throw new UnsupportedChange("This test dialect cannot change how " + before.name() + " is generated.");
        }
        List<Statement> statements = new ArrayList<>();
        if (!before.type().equals(after.type())) {
            statements.add(alter("ALTER COLUMN " + column + " SET DATA TYPE " + WORDS.spell(after.type())));
        }
        if (!Objects.equals(before.serverDefault(), after.serverDefault())) {
            SqlText value = after.serverDefault();
            statements.add(alter(
                    "ALTER COLUMN " + column + (value == null ? " DROP DEFAULT" : " SET DEFAULT " + value.sql())));
        }
        if (step.using() != null) {
            statements.add(fill(before.name(), step.using()));
        }
        if (before.nullable() != after.nullable()) {
            statements.add(
                    after.nullable() ? alter("ALTER COLUMN " + column + " DROP NOT NULL") : notNull(before.name()));
        }
        return statements;
    }

    @Override
    public List<Statement> visit(RenameColumn step) {
        return List.of(alter("ALTER COLUMN " + WORDS.quote(step.from()) + " RENAME TO " + WORDS.quote(step.to())));
    }

    @Override
    public List<Statement> visit(AddConstraint step) {
        Statement add = alter("ADD " + H2Sql.constraint(step.constraint()));
        Guard guard = question(step.constraint());
        return List.of(guard == null ? add : guarded(add, guard));
    }

    private @Nullable Guard question(Constraint constraint) {
        if (constraint instanceof CheckConstraint check) {
            return new Guard(
                    "SELECT 'a row' FROM " + name() + " WHERE NOT ("
                            + check.condition().sql() + ")",
                    table.name() + " has rows that violate " + check.condition().sql(),
                    "Correct them.");
        }
        if (constraint instanceof ForeignKey) {
            return null;
        }
        List<String> columns =
                constraint instanceof PrimaryKey key ? key.columns() : ((UniqueConstraint) constraint).columns();
        String list = columns.stream().map(WORDS::quote).collect(Collectors.joining(", "));
        return new Guard(
                "SELECT 'a row' FROM " + name() + " WHERE "
                        + columns.stream()
                                .map(each -> WORDS.quote(each) + " IS NOT NULL")
                                .collect(Collectors.joining(" AND "))
                        + " GROUP BY " + list + " HAVING count(*) > 1",
                table.name() + " has equal values in " + list,
                "Correct them.");
    }

    @Override
    public List<Statement> visit(DropConstraint step) {
        Constraint found = H2Planner.find(table, step.constraint());
        return List.of(alter(
                found instanceof PrimaryKey
                        ? "DROP PRIMARY KEY"
                        : "DROP CONSTRAINT " + WORDS.quote(Objects.requireNonNull(found.name()))));
    }

    @Override
    public List<Statement> visit(RenameConstraint step) {
        return List.of(alter("RENAME CONSTRAINT " + WORDS.quote(step.from()) + " TO " + WORDS.quote(step.to())));
    }

    @Override
    public List<Statement> visit(CreateIndex step) {
        return List.of(Statement.of(
                H2Sql.createIndex(table.name(), step.index()),
                "create " + step.index().name()));
    }

    @Override
    public List<Statement> visit(DropIndex step) {
        return List.of(Statement.of("DROP INDEX " + index(step.index().name()), "drop an index"));
    }

    @Override
    public List<Statement> visit(RenameIndex step) {
        return List.of(Statement.of(
                "ALTER INDEX " + index(step.from()) + " RENAME TO " + WORDS.quote(step.to()), "rename an index"));
    }

    private String index(String name) {
        String schema = table.name().schema();
        return (schema == null ? "" : WORDS.quote(schema) + ".") + WORDS.quote(name);
    }

    @Override
    public List<Statement> visit(AlterOptions step) {
        throw new UnsupportedChange("H2 has no table options.");
    }
}
