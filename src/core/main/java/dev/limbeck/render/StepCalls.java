package dev.limbeck.render;

import static dev.limbeck.render.BuilderCalls.text;
import static dev.limbeck.render.Expression.name;
import static dev.limbeck.render.Expression.string;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.render.Expression.Chain;
import dev.limbeck.render.Expression.Lambda;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes each step of a batch as a call on {@code batch}. */
final class StepCalls implements TableOperation.Visitor<Chain> {
    private final TableName table;
    private final boolean withExisting;

    /**
     * Creates the writer for a batch on the given table; {@code withExisting} specifies whether column changes also
     * contain the existing properties.
     */
    StepCalls(TableName table, boolean withExisting) {
        this.table = table;
        this.withExisting = withExisting;
    }

    @Override
    public Chain visit(AddColumn step) {
        SqlText backfill = step.backfill();
        Chain column = BuilderCalls.addIfPresent(BuilderCalls.column(step.column()), "backfill", backfill);
        for (SqlText.Variant variant : backfill == null ? List.<SqlText.Variant>of() : backfill.variants()) {
            column = column.then("backfill", string(variant.dialect()), text(new SqlText(variant.sql())));
        }
        return batch("addColumn", addPosition(column, step.position()));
    }

    private static Chain addPosition(Chain column, @Nullable Position position) {
        if (position == null) {
            return column;
        }
        String after = position.after();
        return after == null ? column.then("first") : column.then("after", name(after));
    }

    @Override
    public Chain visit(DropColumn step) {
        return batch("dropColumn", name(step.column().name()));
    }

    @Override
    public Chain visit(AlterColumn step) {
        Chain change = ColumnChangeCalls.write(step, withExisting);
        return batch("alterColumn", name(step.before().name()), new Lambda("c", change));
    }

    @Override
    public Chain visit(RenameColumn step) {
        return batch("renameColumn", renaming(step.from(), step.to()));
    }

    @Override
    public Chain visit(AddConstraint step) {
        return batch("createConstraint", BuilderCalls.constraint(step.constraint(), table));
    }

    @Override
    public Chain visit(DropConstraint step) {
        Constraint constraint = step.constraint();
        if (constraint instanceof PrimaryKey) {
            return batch("dropPrimaryKey");
        }
        String name = constraint.name();
        return batch("dropConstraint", name == null ? BuilderCalls.constraint(constraint, table) : name(name));
    }

    @Override
    public Chain visit(RenameConstraint step) {
        return batch("renameConstraint", renaming(step.from(), step.to()));
    }

    @Override
    public Chain visit(CreateIndex step) {
        return batch(
                createMethodName(step.index()),
                BuilderCalls.indexArguments(List.of(name(step.index().name())), step.index()));
    }

    @Override
    public Chain visit(DropIndex step) {
        return batch("dropIndex", name(step.index().name()));
    }

    @Override
    public Chain visit(RenameIndex step) {
        return batch("renameIndex", renaming(step.from(), step.to()));
    }

    @Override
    public Chain visit(AlterOptions step) {
        return batch("options", BuilderCalls.options(step.after()));
    }

    static Chain renaming(String from, String to) {
        return Expression.call("from", name(from)).then("to", name(to));
    }

    static String createMethodName(Index index) {
        return index.unique() ? "createUniqueIndex" : "createIndex";
    }

    private static Chain batch(String name, Expression... arguments) {
        return Expression.variable("batch").then(name, arguments);
    }

    private static Chain batch(String name, List<Expression> arguments) {
        return Expression.variable("batch").then(name, arguments.toArray(Expression[]::new));
    }
}
