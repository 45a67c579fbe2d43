package dev.limbeck.dialect;

import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.util.List;

/**
 * The transaction of a revision in a script. It is notified of each operation and returns the statements that a run
 * would execute in addition to the statements of the plans. The methods return complete statements with their
 * terminators.
 */
public interface ScriptTransaction {

    /** {@return the statements to run before the statements of the plan} */
    default List<String> before(Operation operation, OperationPlan plan) throws SQLException {
        return List.of();
    }

    /** {@return the statements to run after the statements of the plan} */
    default List<String> after(Operation operation, OperationPlan plan) {
        return List.of();
    }

    /**
     * {@return the statements that must run before the transaction begins, as required by the operations so far; for a
     * script whose transaction is begun by the caller}
     */
    default List<String> requirements() {
        return List.of();
    }

    /**
     * {@return the statements that begin the transaction, preceded by the {@link #requirements} of the operations so
     * far}
     */
    List<String> begin();

    /** {@return the statements that fail if the operations have broken something} */
    default List<String> checks() {
        return List.of();
    }

    /** {@return the statements that end the transaction} */
    List<String> commit();

    /**
     * {@return a transaction that needs no statements other than those that begin and end it}
     *
     * @param begin the statement that begins the transaction, with its terminator
     */
    static ScriptTransaction beginningWith(String begin) {
        return new ScriptTransaction() {
            @Override
            public List<String> begin() {
                return List.of(begin);
            }

            @Override
            public List<String> commit() {
                return List.of("COMMIT;");
            }
        };
    }
}
