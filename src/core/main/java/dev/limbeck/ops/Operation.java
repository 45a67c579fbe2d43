package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A change of a schema. Later versions add operations. A {@code switch} or a chain of {@code instanceof} over
 * operations therefore needs a default case, which can use {@link #tables}, {@link #describe} and {@link #reverse}.
 */
public sealed interface Operation
        permits CreateTable,
                DropTable,
                RenameTable,
                AlterTable,
                CreateView,
                DropView,
                ReplaceView,
                CreateTrigger,
                DropTrigger,
                CreateSequence,
                AlterSequence,
                DropSequence,
                ExecuteSql {

    /** {@return the operation that reverts this operation} */
    Operation reverse();

    /** {@return a description of this operation in a few words, for instance {@code change the table user}} */
    String describe();

    /**
     * {@return the tables, views and sequences that this operation creates, changes or drops; none for an SQL
     * statement}
     */
    List<TableName> tables();

    /** {@return the operations that revert the given operations, in reverse order} */
    static List<Operation> reversed(List<? extends Operation> operations) {
        List<Operation> reversed =
                operations.stream().map(Operation::reverse).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(reversed);
        return reversed;
    }

    /** {@return the result of the visitor for this operation} This method is internal, like {@link Visitor}. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A visitor of operations, for Limbeck and its dialects. The interface is internal, although it is public: each new
     * operation adds a method, so that every visitor must handle it.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        /** {@return the result for a created table} */
        R visit(CreateTable operation);

        /** {@return the result for a dropped table} */
        R visit(DropTable operation);

        /** {@return the result for a renamed table} */
        R visit(RenameTable operation);

        /** {@return the result for a batch on a table} */
        R visit(AlterTable operation);

        /** {@return the result for a created view} */
        R visit(CreateView operation);

        /** {@return the result for a dropped view} */
        R visit(DropView operation);

        /** {@return the result for a replaced view} */
        R visit(ReplaceView operation);

        /** {@return the result for a created trigger} */
        R visit(CreateTrigger operation);

        /** {@return the result for a dropped trigger} */
        R visit(DropTrigger operation);

        /** {@return the result for a created sequence} */
        R visit(CreateSequence operation);

        /** {@return the result for a changed sequence} */
        R visit(AlterSequence operation);

        /** {@return the result for a dropped sequence} */
        R visit(DropSequence operation);

        /** {@return the result for a SQL statement} */
        R visit(ExecuteSql operation);
    }
}
