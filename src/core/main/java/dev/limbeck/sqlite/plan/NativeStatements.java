package dev.limbeck.sqlite.plan;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
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
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.edit.ColumnDependents;
import dev.limbeck.sqlite.edit.ColumnWriter;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.edit.TableWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes SQLite's own statements for the steps of a batch (sqlite.org/lang_altertable.html). The result is empty if
 * this version of SQLite has no statement for the step. The table is always assumed to have rows.
 */
final class NativeStatements implements TableOperation.Visitor<Optional<List<String>>> {
    private static final Optional<List<String>> NONE = Optional.empty();

    private final Draft draft;
    private final TableName table;
    private final SqliteVersion version;

    /** Creates a writer for the given draft and version of SQLite. */
    NativeStatements(Draft draft, SqliteVersion version) {
        this.draft = draft;
        this.table = draft.table();
        this.version = version;
    }

    private Optional<List<String>> alter(String words) {
        return Optional.of(List.of("ALTER TABLE " + Sql.mainName(table.name()) + " " + words));
    }

    @Override
    public Optional<List<String>> visit(AddColumn step) {
        Column column = step.column();
        boolean computed = column.generated() != null;
        boolean fits = step.position() == null
                && step.backfill() == null
                && column.identity() == null
                && (computed ? isVirtual(column) : isConstant(column));
        String definition = new ColumnWriter(Table.of(table, List.of(column))).write(column);
        return fits && version.isAtLeast(computed ? 31 : 2) ? alter("ADD COLUMN " + definition) : NONE;
    }

    private static boolean isVirtual(Column column) {
        return column.generated() != null && !column.generated().stored() && column.nullable();
    }

    /**
     * Returns whether ADD COLUMN accepts the default of the column: it must be constant, and a NOT NULL column must
     * have a default.
     */
    private static boolean isConstant(Column column) {
        SqlText value = column.serverDefault();
        if (value == null) {
            return column.nullable();
        }
        List<Token> code = Tokenizer.code(value.sql());
        Token last = code.get(code.size() - 1);
        boolean literal = (code.size() == 1 || (code.size() == 2 && code.get(0).isOneOf("+", "-")))
                && switch (last.kind()) {
                    case NUMBER, STRING, BLOB -> true;
                    case WORD -> last.isOneOf("TRUE", "FALSE") || (last.is("NULL") && column.nullable());
                    default -> false;
                };
        return literal;
    }

    @Override
    public Optional<List<String>> visit(DropColumn step) {
        return version.isAtLeast(35)
                ? alter("DROP COLUMN " + SqliteNames.spell(step.column().name()))
                : NONE;
    }

    @Override
    public Optional<List<String>> visit(AlterColumn step) {
        Column before = step.before();
        Column after = step.after();
        if (before.withComment(null).equals(after.withComment(null))
                && step.using() == null
                && step.position() == null) {
            return Optional.of(List.of());
        }
        boolean nullabilityAlone =
                before.withComment(null).withNullable(after.nullable()).equals(after.withComment(null))
                        && step.using() == null
                        && step.position() == null;
        return nullabilityAlone && version.isAtLeast(53)
                ? alter("ALTER COLUMN " + SqliteNames.spell(after.name()) + (after.nullable() ? " DROP" : " SET")
                        + " NOT NULL")
                : NONE;
    }

    @Override
    public Optional<List<String>> visit(RenameColumn step) {
        return version.isAtLeast(25)
                ? alter("RENAME COLUMN " + SqliteNames.spell(step.from()) + " TO " + ColumnDependents.spell(step.to()))
                : NONE;
    }

    /**
     * Requires SQLite 3.54, because 3.53 also rejects rows for which the check is NULL, although NULL does not violate
     * a check.
     */
    @Override
    public Optional<List<String>> visit(AddConstraint step) {
        return step.constraint() instanceof CheckConstraint check && version.isAtLeast(54)
                ? alter("ADD " + TableWriter.constraint(check))
                : NONE;
    }

    @Override
    public Optional<List<String>> visit(DropConstraint step) {
        String name = step.constraint().name();
        boolean can = (step.constraint() instanceof CheckConstraint && version.isAtLeast(53))
                || (step.constraint() instanceof ForeignKey && version.isAtLeast(54));
        return name != null && can ? alter("DROP CONSTRAINT " + SqliteNames.spell(name)) : NONE;
    }

    @Override
    public Optional<List<String>> visit(RenameConstraint step) {
        return NONE;
    }

    @Override
    public Optional<List<String>> visit(CreateIndex step) {
        return Optional.of(List.of(TableWriter.createIndex("main.", step.index(), table)));
    }

    @Override
    public Optional<List<String>> visit(DropIndex step) {
        return Optional.of(List.of(drop(step.index().name())));
    }

    @Override
    public Optional<List<String>> visit(RenameIndex step) {
        return draft.indexes().stream()
                .filter(one -> SqliteNames.areSame(one.name(), step.to()))
                .findFirst()
                .map(one -> {
                    List<String> statements = new ArrayList<>(Statistics.rename(draft, step.from(), step.to()));
                    statements.add(drop(step.from()));
                    statements.add(Sql.withPrefix(one, "main."));
                    return statements;
                });
    }

    @Override
    public Optional<List<String>> visit(AlterOptions step) {
        return NONE;
    }

    private static String drop(String index) {
        return "DROP INDEX " + Sql.mainName(index);
    }
}
