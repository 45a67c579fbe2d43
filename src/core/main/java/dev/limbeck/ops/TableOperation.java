package dev.limbeck.ops;

/** One step of a batch: the only things that may stand in an {@link AlterTable}. */
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

    /** {@return the step that takes this one back} */
    TableOperation reverse();

    /** {@return what the visitor makes of this step} */
    <R> R accept(Visitor<R> visitor);

    /**
     * A walk over the steps of a batch.
     *
     * @param <R> what the walk makes of each
     */
    interface Visitor<R> {
        /** {@return what becomes of an added column} */
        R visit(AddColumn step);

        /** {@return what becomes of a dropped column} */
        R visit(DropColumn step);

        /** {@return what becomes of a changed column} */
        R visit(AlterColumn step);

        /** {@return what becomes of a renamed column} */
        R visit(RenameColumn step);

        /** {@return what becomes of an added constraint} */
        R visit(AddConstraint step);

        /** {@return what becomes of a dropped constraint} */
        R visit(DropConstraint step);

        /** {@return what becomes of a renamed constraint} */
        R visit(RenameConstraint step);

        /** {@return what becomes of a created index} */
        R visit(CreateIndex step);

        /** {@return what becomes of a dropped index} */
        R visit(DropIndex step);

        /** {@return what becomes of a renamed index} */
        R visit(RenameIndex step);

        /** {@return what becomes of changed table options} */
        R visit(AlterOptions step);
    }
}
