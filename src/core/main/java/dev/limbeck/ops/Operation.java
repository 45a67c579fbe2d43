package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A change to a schema. Later versions add operations. A {@code switch} or a chain of {@code instanceof} tests over
 * operations therefore needs a default case, which can use {@link #tables}, {@link #describe} and {@link #reverse}.
 */
public sealed interface Operation
        permits CreateTable,
                DropTable,
                RenameTable,
                AlterTable,
                AlterTable.Comment,
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
        /** Visits an operation that creates a table. */
        R visit(CreateTable operation);

        /** Visits an operation that drops a table. */
        R visit(DropTable operation);

        /** Visits an operation that renames a table. */
        R visit(RenameTable operation);

        /** Visits an operation that changes a table in a batch. */
        R visit(AlterTable operation);

        /** Visits an operation that changes the comment of a table. */
        R visit(AlterTable.Comment operation);

        /** Visits an operation that creates a view. */
        R visit(CreateView operation);

        /** Visits an operation that drops a view. */
        R visit(DropView operation);

        /** Visits an operation that replaces a view. */
        R visit(ReplaceView operation);

        /** Visits an operation that creates a trigger. */
        R visit(CreateTrigger operation);

        /** Visits an operation that drops a trigger. */
        R visit(DropTrigger operation);

        /** Visits an operation that creates a sequence. */
        R visit(CreateSequence operation);

        /** Visits an operation that changes a sequence. */
        R visit(AlterSequence operation);

        /** Visits an operation that drops a sequence. */
        R visit(DropSequence operation);

        /** Visits an operation that runs an SQL statement. */
        R visit(ExecuteSql operation);
    }
}
