package dev.limbeck.command.proof;

import dev.limbeck.ops.Operation;
import java.util.List;

/**
 * The operations of a revision in both directions.
 *
 * @param upgrade the operations of the upgrade
 * @param downgrade the operations of the downgrade
 */
public record OperationPair(List<Operation> upgrade, List<Operation> downgrade) {

    /** {@return whether the downgrade consists of the upgrade's operations, reversed} */
    public boolean isPaired() {
        return downgrade.equals(Operation.reversed(upgrade));
    }
}
