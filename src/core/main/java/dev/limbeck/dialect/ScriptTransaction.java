package dev.limbeck.dialect;

import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.util.List;

/**
 * The transaction of a revision in a script. It is notified of each operation and returns the statements that a run
 * would execute besides those of the plans. The methods return complete statements with their terminators.
 */
public interface ScriptTransaction {

    /** {@return the statements before those of the plan} */
    List<String> before(Operation operation, OperationPlan plan) throws SQLException;

    /** {@return the statements after those of the plan} */
    List<String> after(Operation operation, OperationPlan plan);

    /**
     * {@return the statements that must run before the transaction begins because of the operations so far, for a script
     * that is run in a transaction of its caller}
     */
    List<String> requirements();

    /** {@return the statements that begin the transaction for the operations so far, with what they require} */
    List<String> begin();

    /** {@return the statements that fail if the operations have broken something} */
    List<String> checks();

    /** {@return the statements that end the transaction} */
    List<String> commit();
}
