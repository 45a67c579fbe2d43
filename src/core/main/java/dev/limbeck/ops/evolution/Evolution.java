package dev.limbeck.ops.evolution;

import dev.limbeck.model.Table;
import dev.limbeck.ops.TableOperation;

/**
 * Applies the steps of a batch to the definition of a table in memory, without a database. A rename is applied to all
 * names; {@link ExpressionRename} applies it to expressions, because the model does not parse SQL.
 *
 * <p>A change that makes {@link Table#verbatim()} obsolete sets it to null.
 */
public final class Evolution {
    private Evolution() {}

    /**
     * {@return the table after a step of a batch; expressions are not changed}
     *
     * @throws IllegalArgumentException if the step changes something that does not exist, or adds something that
     *     already exists
     */
    public static Table apply(Table table, TableOperation step) {
        return apply(table, step, ExpressionRename.NONE);
    }

    /**
     * {@return the table after a step of a batch; a renamed column is renamed in expressions, too}
     *
     * @throws IllegalArgumentException if the step changes something that does not exist, or adds something that
     *     already exists
     */
    public static Table apply(Table table, TableOperation step, ExpressionRename expressions) {
        return step.accept(new TableEvolution(table, expressions));
    }
}
