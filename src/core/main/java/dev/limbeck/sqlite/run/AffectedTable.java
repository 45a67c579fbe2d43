package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import java.util.Optional;

/** Finds the table whose rows, references or keys an operation may break. */
final class AffectedTable {
    private AffectedTable() {}

    /** {@return the table that the plan copies; empty if it does not copy a table} */
    static Optional<TableName> findCopied(Operation operation, OperationPlan plan) {
        return operation instanceof AlterTable alter && plan.strategy() == Strategy.REBUILD
                ? Optional.of(alter.table())
                : Optional.empty();
    }

    /** {@return the table that is copied or dropped, if any, since the references to and from it may break} */
    static Optional<TableName> findReplaced(Operation operation, OperationPlan plan) {
        return operation instanceof DropTable drop ? Optional.of(drop.table().name()) : findCopied(operation, plan);
    }

    /** {@return the table that loses a key, if any, since other tables may refer to the key} */
    static Optional<TableName> findWithoutKey(Operation operation) {
        return operation instanceof AlterTable alter
                        && alter.steps().stream()
                                .anyMatch(step -> step instanceof DropIndex drop
                                        && drop.index().unique())
                ? Optional.of(alter.table())
                : Optional.empty();
    }
}
