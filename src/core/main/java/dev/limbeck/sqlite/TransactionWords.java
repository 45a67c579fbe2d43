package dev.limbeck.sqlite;

import java.util.List;

/** Finds the statements that begin or end a transaction (sqlite.org/lang_transaction.html). */
final class TransactionWords {
    private static final int HEADER = 4;

    private TransactionWords() {}

    /** {@return whether one of the statements in the text would end the transaction, or begin another} */
    static boolean in(String sql) {
        List<Token> code = Tokenizer.code(sql);
        int start = 0;
        while (start < code.size()) {
            int end = end(code, start);
            List<Token> statement = code.subList(start, end);
            if (endsTransaction(statement)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /** ROLLBACK TO a savepoint ends nothing. */
    private static boolean endsTransaction(List<Token> statement) {
        return !statement.isEmpty()
                && statement.get(0).isOneOf("BEGIN", "COMMIT", "END", "ROLLBACK")
                && statement.stream().noneMatch(token -> token.is("TO"));
    }

    /** {@return where the semicolon behind the statement is; a trigger has some of its own, up to its END} */
    private static int end(List<Token> code, int start) {
        List<Token> header = code.subList(start, Math.min(code.size(), start + HEADER));
        boolean trigger = header.get(0).is("CREATE") && header.stream().anyMatch(token -> token.is("TRIGGER"));
        for (int at = start; at < code.size(); at++) {
            if (code.get(at).is(";")
                    && !(trigger && at > start && !code.get(at - 1).is("END"))) {
                return at;
            }
        }
        return code.size();
    }
}
