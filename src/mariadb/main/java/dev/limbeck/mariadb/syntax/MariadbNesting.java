package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.server.ScriptSplitter;
import dev.limbeck.dialect.token.SqlToken;

/** The body of a trigger or routine between {@code BEGIN} and {@code END}, which may contain semicolons. */
final class MariadbNesting implements ScriptSplitter.Nesting {
    private int blocks;
    private boolean routine;
    private boolean afterEnd;

    @Override
    public boolean isOpen() {
        return blocks > 0;
    }

    /**
     * Counts the open blocks of a routine, from BEGIN or CASE to END. An END that is followed by IF, LOOP, or a similar
     * word does not close such a block.
     */
    @Override
    public void add(SqlToken token) {
        routine |= token.is("trigger") || token.is("procedure") || token.is("function") || token.is("event");
        boolean loop = token.is("if") || token.is("loop") || token.is("while") || token.is("repeat");
        if (routine && (token.is("begin") || token.is("case"))) {
            blocks += afterEnd ? 0 : 1;
        } else if (routine && token.is("end")) {
            blocks = Math.max(0, blocks - 1);
        } else if (routine && blocks > 0 && loop && afterEnd) {
            blocks++;
        }
        afterEnd = token.is("end");
    }

    @Override
    public void reset() {
        blocks = 0;
        routine = false;
        afterEnd = false;
    }
}
