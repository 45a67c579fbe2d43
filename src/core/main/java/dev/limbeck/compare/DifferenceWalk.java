package dev.limbeck.compare;

import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.result.ChangeKind;
import java.util.List;

/** Converts operations to the differences that they remove. */
final class DifferenceWalk implements Operation.Visitor<List<Difference>> {

    @Override
    public List<Difference> visit(CreateTable operation) {
        return table(ChangeKind.ADDED_TABLE, operation.table().name());
    }

    @Override
    public List<Difference> visit(DropTable operation) {
        return table(ChangeKind.DROPPED_TABLE, operation.table().name());
    }

    @Override
    public List<Difference> visit(RenameTable operation) {
        String text = ChangeKind.RENAMED_TABLE.label() + " " + operation.from() + " to " + operation.to();
        return List.of(new Difference(
                ChangeKind.RENAMED_TABLE, operation.from(), operation.to().name(), text));
    }

    @Override
    public List<Difference> visit(AlterTable operation) {
        StepDifferenceWalk walk = new StepDifferenceWalk(operation.table());
        return operation.steps().stream().map(step -> step.accept(walk)).toList();
    }

    @Override
    public List<Difference> visit(AlterTable.Comment operation) {
        String text = "changed comment of " + operation.table() + " " + StepDifferenceWalk.word(operation.before())
                + " -> " + StepDifferenceWalk.word(operation.after());
        return List.of(new Difference(ChangeKind.CHANGED_COMMENT, operation.table(), null, text));
    }

    @Override
    public List<Difference> visit(CreateView operation) {
        return table(ChangeKind.ADDED_VIEW, operation.view().name());
    }

    @Override
    public List<Difference> visit(DropView operation) {
        return table(ChangeKind.DROPPED_VIEW, operation.view().name());
    }

    @Override
    public List<Difference> visit(ReplaceView operation) {
        return table(ChangeKind.CHANGED_VIEW, operation.after().name());
    }

    @Override
    public List<Difference> visit(CreateTrigger operation) {
        return trigger(ChangeKind.ADDED_TRIGGER, operation.trigger());
    }

    @Override
    public List<Difference> visit(DropTrigger operation) {
        return trigger(ChangeKind.DROPPED_TRIGGER, operation.trigger());
    }

    @Override
    public List<Difference> visit(CreateSequence operation) {
        return sequence(
                ChangeKind.ADDED_SEQUENCE,
                operation.sequence().name(),
                operation.sequence().toString());
    }

    @Override
    public List<Difference> visit(AlterSequence operation) {
        return sequence(
                ChangeKind.CHANGED_SEQUENCE,
                operation.before().name(),
                operation.before() + " -> " + withoutName(operation.after()));
    }

    @Override
    public List<Difference> visit(DropSequence operation) {
        return sequence(
                ChangeKind.DROPPED_SEQUENCE,
                operation.sequence().name(),
                operation.sequence().name().toString());
    }

    private static String withoutName(Sequence sequence) {
        return "start " + sequence.start() + " increment " + sequence.increment();
    }

    private static List<Difference> sequence(ChangeKind kind, TableName name, String text) {
        return List.of(new Difference(kind, name, null, kind.label() + " " + text));
    }

    @Override
    public List<Difference> visit(ExecuteSql operation) {
        SqlText sql = operation.sql();
        EnumValues values = operation.values();
        if (values != null) {
            String text = "the values of " + values.type() + " become " + String.join(", ", values.values());
            return List.of(new Difference(ChangeKind.STATEMENT, null, null, text));
        }
        return sql == null
                ? List.of()
                : List.of(new Difference(
                        ChangeKind.STATEMENT, null, null, "statement " + StepDifferenceWalk.oneLine(sql.sql())));
    }

    private static List<Difference> table(ChangeKind kind, TableName name) {
        return List.of(new Difference(kind, name, null, kind.label() + " " + name));
    }

    private static List<Difference> trigger(ChangeKind kind, Trigger trigger) {
        String text = kind.label() + " " + trigger.name() + " on " + trigger.table();
        return List.of(new Difference(kind, trigger.table(), trigger.name(), text));
    }
}
