package dev.limbeck.ops.evolution;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.Move;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the steps of a batch as if a column already had its new name, so that the rename can be moved before these
 * steps.
 *
 * @param table the table of the batch
 * @param rename the rename
 * @param expressions renames the column in expressions
 * @param names the rules for names
 */
public record StepRewriter(TableName table, RenameColumn rename, ExpressionRename expressions, NameRules names)
        implements TableOperation.Visitor<TableOperation> {

    @Override
    public TableOperation visit(AddColumn step) {
        return new AddColumn(column(step.column()), sql(step.backfill()), position(step.position()));
    }

    @Override
    public TableOperation visit(DropColumn step) {
        return new DropColumn(column(step.column()), sql(step.backfill()), position(step.position()));
    }

    @Override
    public TableOperation visit(AlterColumn step) {
        Move move = step.move();
        Move moved = move == null ? null : new Move(moved(move.target()), moved(move.origin()));
        return new AlterColumn(
                column(step.before()), column(step.after()), sql(step.using()), sql(step.reverseUsing()), moved);
    }

    @Override
    public TableOperation visit(RenameColumn step) {
        return new RenameColumn(name(step.from()), name(step.to()));
    }

    @Override
    public TableOperation visit(AddConstraint step) {
        return new AddConstraint(constraint(step.constraint()));
    }

    @Override
    public TableOperation visit(DropConstraint step) {
        return new DropConstraint(constraint(step.constraint()));
    }

    @Override
    public TableOperation visit(RenameConstraint step) {
        return step;
    }

    @Override
    public TableOperation visit(CreateIndex step) {
        return new CreateIndex(index(step.index()));
    }

    @Override
    public TableOperation visit(DropIndex step) {
        return new DropIndex(index(step.index()));
    }

    @Override
    public TableOperation visit(RenameIndex step) {
        return step;
    }

    @Override
    public TableOperation visit(AlterOptions step) {
        return new AlterOptions(step.before(), step.after(), effects(step.effects()), effects(step.reverseEffects()));
    }

    private AlterOptions.Effects effects(AlterOptions.Effects effects) {
        return new AlterOptions.Effects(
                effects.columns().stream()
                        .map(change -> new AlterColumn(column(change.before()), column(change.after())))
                        .toList(),
                effects.hazards());
    }

    /** Returns the table of the batch with the column renamed in all its parts. */
    Table apply(Table before) {
        PrimaryKey key = before.primaryKey();
        return before.withColumns(before.columns().stream().map(this::column).toList())
                .withPrimaryKey(key == null ? null : constraint(key, PrimaryKey.class))
                .withConstraints(
                        constraints(before.uniqueConstraints(), UniqueConstraint.class),
                        constraints(before.foreignKeys(), ForeignKey.class),
                        constraints(before.checks(), CheckConstraint.class))
                .withIndexes(before.indexes().stream().map(this::index).toList())
                .withVerbatim(null);
    }

    private <T extends Constraint> List<T> constraints(List<T> constraints, Class<T> kind) {
        return constraints.stream().map(each -> constraint(each, kind)).toList();
    }

    private <T extends Constraint> T constraint(T constraint, Class<T> kind) {
        return kind.cast(constraint(constraint));
    }

    private Column column(Column column) {
        Generated generated = column.generated();
        Column renamed = column.withName(name(column.name()));
        return generated == null
                ? renamed
                : renamed.withGenerated(new Generated(renamed(generated.expression()), generated.stored()));
    }

    private Constraint constraint(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.withColumns(names(key.columns()));
        }
        if (constraint instanceof UniqueConstraint unique) {
            return unique.withColumns(names(unique.columns()));
        }
        if (constraint instanceof CheckConstraint check) {
            return check.withCondition(renamed(check.condition()));
        }
        ForeignKey key = (ForeignKey) constraint;
        boolean toItself = names.same(key.referencedTable(), table);
        List<String> referenced = toItself ? names(key.referencedColumns()) : key.referencedColumns();
        return key.withColumns(names(key.columns())).withReference(key.referencedTable(), referenced);
    }

    private Index index(Index index) {
        return index.withParts(index.parts().stream().map(this::part).toList()).withWhere(sql(index.where()));
    }

    private IndexPart part(IndexPart part) {
        String column = part.column();
        return new IndexPart(
                column == null ? null : name(column), sql(part.expression()), part.collation(), part.descending());
    }

    private List<String> names(List<String> names) {
        return names.stream().map(this::name).toList();
    }

    private String name(String name) {
        return names.others().same(name, rename.from()) ? rename.to() : name;
    }

    private @Nullable Position position(@Nullable Position position) {
        return position == null ? null : moved(position);
    }

    private Position moved(Position position) {
        String after = position.after();
        return after == null ? position : Position.after(name(after));
    }

    private @Nullable SqlText sql(@Nullable SqlText expression) {
        return expression == null ? null : renamed(expression);
    }

    private SqlText renamed(SqlText expression) {
        return expressions.rename(expression, rename.from(), rename.to());
    }
}
