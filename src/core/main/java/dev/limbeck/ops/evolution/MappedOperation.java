package dev.limbeck.ops.evolution;

import dev.limbeck.model.SqlText;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Move;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replaces each name in an operation. */
public final class MappedOperation implements Operation.Visitor<Operation>, TableOperation.Visitor<TableOperation> {
    private final NameMapping names;

    private MappedOperation(NameMapping names) {
        this.names = names;
    }

    /** {@return the operation with each name replaced} */
    public static Operation of(Operation operation, NameMapping names) {
        return operation.accept(new MappedOperation(names));
    }

    @Override
    public Operation visit(CreateTable operation) {
        return new CreateTable(names.table(operation.table()));
    }

    @Override
    public Operation visit(DropTable operation) {
        return new DropTable(names.table(operation.table()));
    }

    @Override
    public Operation visit(RenameTable operation) {
        return new RenameTable(names.table(operation.from()), names.table(operation.to()));
    }

    @Override
    public Operation visit(AlterTable operation) {
        MappedOperation steps = new MappedOperation(names.of(operation.table()));
        return new AlterTable(
                names.table(operation.table()),
                operation.steps().stream().map(step -> step.accept(steps)).toList(),
                operation.recreate());
    }

    @Override
    public Operation visit(CreateView operation) {
        return new CreateView(names.view(operation.view()));
    }

    @Override
    public Operation visit(DropView operation) {
        return new DropView(names.view(operation.view()));
    }

    @Override
    public Operation visit(ReplaceView operation) {
        return new ReplaceView(names.view(operation.before()), names.view(operation.after()));
    }

    @Override
    public Operation visit(CreateTrigger operation) {
        return new CreateTrigger(names.trigger(operation.trigger()));
    }

    @Override
    public Operation visit(DropTrigger operation) {
        return new DropTrigger(names.trigger(operation.trigger()));
    }

    @Override
    public Operation visit(CreateSequence operation) {
        return new CreateSequence(names.sequence(operation.sequence()));
    }

    @Override
    public Operation visit(AlterTable.Comment operation) {
        return new AlterTable.Comment(names.table(operation.table()), operation.before(), operation.after());
    }

    @Override
    public Operation visit(AlterSequence operation) {
        return new AlterSequence(names.sequence(operation.before()), names.sequence(operation.after()));
    }

    @Override
    public Operation visit(DropSequence operation) {
        return new DropSequence(names.sequence(operation.sequence()));
    }

    @Override
    public Operation visit(ExecuteSql operation) {
        return new ExecuteSql(
                operation.sql(),
                operation.reverseSql(),
                enumValues(operation.values()),
                enumValues(operation.reverseValues()));
    }

    private @Nullable EnumValues enumValues(@Nullable EnumValues values) {
        return values == null ? null : new EnumValues(names.type(values.type()), values.values());
    }

    @Override
    public TableOperation visit(AddColumn step) {
        return new AddColumn(names.column(step.column()), step.backfill(), names.position(step.position()));
    }

    @Override
    public TableOperation visit(DropColumn step) {
        return new DropColumn(names.column(step.column()), step.backfill(), names.position(step.position()));
    }

    @Override
    public TableOperation visit(AlterColumn step) {
        String name = step.before().name();
        Move move = step.move();
        return new AlterColumn(
                names.column(step.before()),
                names.column(step.after()),
                backfill(name, step.using()),
                backfill(name, step.reverseUsing()),
                move == null ? null : new Move(position(move.target()), position(move.origin())));
    }

    /** Replaces the column name in the expression of a backfill. */
    private @Nullable SqlText backfill(String column, @Nullable SqlText using) {
        return using == null
                ? null
                : Backfill.findValue(column, using)
                        .map(value -> Backfill.toExpression(names.column(column), value))
                        .orElse(using);
    }

    private Position position(Position position) {
        return Objects.requireNonNull(names.position(position));
    }

    @Override
    public TableOperation visit(RenameColumn step) {
        return new RenameColumn(names.column(step.from()), names.column(step.to()));
    }

    @Override
    public TableOperation visit(AddConstraint step) {
        return new AddConstraint(names.constraint(step.constraint()));
    }

    @Override
    public TableOperation visit(DropConstraint step) {
        return new DropConstraint(names.constraint(step.constraint()));
    }

    @Override
    public TableOperation visit(RenameConstraint step) {
        return new RenameConstraint(names.other(step.from()), names.other(step.to()));
    }

    @Override
    public TableOperation visit(CreateIndex step) {
        return new CreateIndex(names.index(step.index()));
    }

    @Override
    public TableOperation visit(DropIndex step) {
        return new DropIndex(names.index(step.index()));
    }

    @Override
    public TableOperation visit(RenameIndex step) {
        return new RenameIndex(names.other(step.from()), names.other(step.to()));
    }

    @Override
    public TableOperation visit(AlterOptions step) {
        return new AlterOptions(step.before(), step.after(), effects(step.effects()), effects(step.reverseEffects()));
    }

    private AlterOptions.Effects effects(AlterOptions.Effects effects) {
        return new AlterOptions.Effects(
                effects.columns().stream()
                        .map(change -> new AlterColumn(names.column(change.before()), names.column(change.after())))
                        .toList(),
                effects.hazards());
    }
}
