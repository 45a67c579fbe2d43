package dev.limbeck.sqlite.ddl;

import java.util.List;

/** Detects statements that begin or end a transaction (sqlite.org/lang_transaction.html). */
public final class TransactionControl {
    private TransactionControl() {}

    /** {@return whether one of the statements in the text would end the transaction, or begin another transaction} */
    public static boolean isIn(String sql) {
        List<Token> code = Tokenizer.code(sql);
        int start = 0;
        while (start < code.size()) {
            int end = StatementSplitter.indexOfEnd(code, start);
            List<Token> statement = code.subList(start, end);
            if (endsTransaction(statement)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /**
     * Returns whether the statement begins or ends a transaction; rolling back to a savepoint (ROLLBACK TO) does not.
     */
    private static boolean endsTransaction(List<Token> statement) {
        return !statement.isEmpty()
                && statement.get(0).isOneOf("BEGIN", "COMMIT", "END", "ROLLBACK")
                && statement.stream().noneMatch(token -> token.is("TO"));
    }
}
