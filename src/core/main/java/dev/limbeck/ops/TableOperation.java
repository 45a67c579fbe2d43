package dev.limbeck.ops;

/** A step of a batch in an {@link AlterTable}. */
public sealed interface TableOperation
        permits AddColumn,
                DropColumn,
                AlterColumn,
                RenameColumn,
                AddConstraint,
                DropConstraint,
                RenameConstraint,
                CreateIndex,
                DropIndex,
                RenameIndex,
                AlterOptions {

    /** {@return the step that reverts this step} */
    TableOperation reverse();

    /** {@return the result of the visitor for this step} This method is internal, like {@link Visitor}. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A visitor of the steps of a batch, for Limbeck and its dialects. The interface is internal, although it is
     * public: each new step adds a method, so that every visitor must handle it.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        /** Visits an operation that adds a column. */
        R visit(AddColumn step);

        /** Visits an operation that drops a column. */
        R visit(DropColumn step);

        /** Visits an operation that changes a column. */
        R visit(AlterColumn step);

        /** Visits an operation that renames a column. */
        R visit(RenameColumn step);

        /** Visits an operation that adds a constraint. */
        R visit(AddConstraint step);

        /** Visits an operation that drops a constraint. */
        R visit(DropConstraint step);

        /** Visits an operation that renames a constraint. */
        R visit(RenameConstraint step);

        /** Visits an operation that creates an index. */
        R visit(CreateIndex step);

        /** Visits an operation that drops an index. */
        R visit(DropIndex step);

        /** Visits an operation that renames an index. */
        R visit(RenameIndex step);

        /** Visits an operation that changes the options of the table. */
        R visit(AlterOptions step);
    }
}
