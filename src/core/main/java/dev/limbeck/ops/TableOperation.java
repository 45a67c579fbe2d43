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
        /** {@return the result for an added column} */
        R visit(AddColumn step);

        /** {@return the result for a dropped column} */
        R visit(DropColumn step);

        /** {@return the result for a changed column} */
        R visit(AlterColumn step);

        /** {@return the result for a renamed column} */
        R visit(RenameColumn step);

        /** {@return the result for an added constraint} */
        R visit(AddConstraint step);

        /** {@return the result for a dropped constraint} */
        R visit(DropConstraint step);

        /** {@return the result for a renamed constraint} */
        R visit(RenameConstraint step);

        /** {@return the result for a created index} */
        R visit(CreateIndex step);

        /** {@return the result for a dropped index} */
        R visit(DropIndex step);

        /** {@return the result for a renamed index} */
        R visit(RenameIndex step);

        /** {@return the result for changed table options} */
        R visit(AlterOptions step);
    }
}
