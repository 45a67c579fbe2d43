package dev.limbeck.dialect;

import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import java.util.List;
import java.util.Optional;

/** Plans how operations are carried out. Does not access a database. */
public interface Planner {

    /**
     * Plans how an operation is carried out on that schema.
     *
     * @throws UnsupportedChange if it cannot be done without loss; the message states the reason and what to do
     */
    OperationPlan plan(Operation operation, Catalog catalog, PlanOptions options);

    /**
     * {@return the plan of an operation that does not depend on the schema; empty for other operations} This avoids
     * reading the schema, which would be slow before each of a thousand new tables.
     *
     * @param offered the need that the transaction satisfies in which it will run
     */
    Optional<OperationPlan> planWithoutSchema(Operation operation, PlanOptions options, OperationPlan.Need offered);

    /**
     * {@return the queries that check whether the existing rows satisfy the table definition after a batch}
     *
     * @throws UnsupportedChange if the batch cannot be done without loss
     */
    List<Guard> rowQuestions(AlterTable batch, Catalog catalog);
}
