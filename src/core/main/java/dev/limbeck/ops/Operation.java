package dev.limbeck.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** One change of a schema. */
public sealed interface Operation
        permits CreateTable,
                DropTable,
                RenameTable,
                AlterTable,
                CreateView,
                DropView,
                CreateTrigger,
                DropTrigger,
                ExecuteSql {

    /** {@return the operation that takes this one back} */
    Operation reverse();

    /** {@return the operations that revert these, last first} */
    static List<Operation> reversed(List<? extends Operation> operations) {
        List<Operation> reversed =
                operations.stream().map(Operation::reverse).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(reversed);
        return reversed;
    }

    /** {@return what the visitor makes of this operation} */
    <R> R accept(Visitor<R> visitor);

    /**
     * A walk over operations. A new operation breaks the build at every walk that forgot it.
     *
     * @param <R> what the walk makes of each
     */
    interface Visitor<R> {
        /** {@return what becomes of a created table} */
        R visit(CreateTable operation);

        /** {@return what becomes of a dropped table} */
        R visit(DropTable operation);

        /** {@return what becomes of a renamed table} */
        R visit(RenameTable operation);

        /** {@return what becomes of a batch on one table} */
        R visit(AlterTable operation);

        /** {@return what becomes of a created view} */
        R visit(CreateView operation);

        /** {@return what becomes of a dropped view} */
        R visit(DropView operation);

        /** {@return what becomes of a created trigger} */
        R visit(CreateTrigger operation);

        /** {@return what becomes of a dropped trigger} */
        R visit(DropTrigger operation);

        /** {@return what becomes of a free statement} */
        R visit(ExecuteSql operation);
    }
}
