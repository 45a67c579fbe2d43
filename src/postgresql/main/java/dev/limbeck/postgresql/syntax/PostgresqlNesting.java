package dev.limbeck.postgresql.syntax;

import dev.limbeck.dialect.server.ScriptSplitter;
import dev.limbeck.dialect.token.SqlToken;

/**
 * The parts of a statement in which {@code psql} ignores semicolons: parentheses, and the body of a function between
 * {@code BEGIN ATOMIC} and {@code END}.
 */
final class PostgresqlNesting implements ScriptSplitter.Nesting {
    private int parentheses;
    private int blocks;
    private boolean afterBegin;

    @Override
    public boolean isOpen() {
        return parentheses > 0 || blocks > 0;
    }

    @Override
    public void add(SqlToken token) {
        if (token.is('(')) {
            parentheses++;
        } else if (token.is(')')) {
            parentheses = Math.max(0, parentheses - 1);
        } else if (token.is("atomic") && afterBegin) {
            blocks++;
        } else if (token.is("case") && blocks > 0) {
            blocks++;
        } else if (token.is("end") && blocks > 0) {
            blocks--;
        }
        afterBegin = token.is("begin");
    }

    @Override
    public void reset() {
        parentheses = 0;
        blocks = 0;
        afterBegin = false;
    }
}
