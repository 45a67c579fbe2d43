package dev.limbeck.ops;

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
