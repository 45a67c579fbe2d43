package dev.limbeck.execute;

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
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;

/** Describes an operation in a few words, for errors and plans. */
public final class OperationDescription implements Operation.Visitor<String> {

    private OperationDescription() {}

    /** {@return the description, for instance {@code change the table user}} */
    public static String describe(Operation operation) {
        return operation.accept(new OperationDescription());
    }

    @Override
    public String visit(CreateTable operation) {
        return "create the table " + operation.table().name();
    }

    @Override
    public String visit(DropTable operation) {
        return "drop the table " + operation.table().name();
    }

    @Override
    public String visit(RenameTable operation) {
        return "rename the table " + operation.from();
    }

    @Override
    public String visit(AlterTable operation) {
        return "change the table " + operation.table();
    }

    @Override
    public String visit(CreateView operation) {
        return "create the view " + operation.view().name();
    }

    @Override
    public String visit(DropView operation) {
        return "drop the view " + operation.view().name();
    }

    @Override
    public String visit(CreateTrigger operation) {
        return "create the trigger " + operation.trigger().name();
    }

    @Override
    public String visit(DropTrigger operation) {
        return "drop the trigger " + operation.trigger().name();
    }

    @Override
    public String visit(CreateSequence operation) {
        return "create the sequence " + operation.sequence().name();
    }

    @Override
    public String visit(AlterSequence operation) {
        return "change the sequence " + operation.before().name();
    }

    @Override
    public String visit(DropSequence operation) {
        return "drop the sequence " + operation.sequence().name();
    }

    @Override
    public String visit(ExecuteSql operation) {
        return "run " + (operation.sql() == null ? "nothing" : operation.sql().sql());
    }
}
