package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a script into statements. A semicolon ends a statement, except in the body of a trigger or routine between
 * {@code BEGIN} and {@code END}.
 */
final class MariadbSplitter {
    private final List<ScriptStatement> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int line = 1;
    private int start = 1;
    private int blocks;
    private boolean started;
    private boolean routine;
    private boolean afterEnd;

    /**
     * {@return the statements}
     *
     * @throws UnsupportedChange if a string, a quoted name or a comment has no end
     */
    List<ScriptStatement> split(String text) {
        for (SqlToken token : MariadbTokens.split(text)) {
            if (!token.complete()) {
                throw new UnsupportedChange("The statement on line " + (started ? start : line)
                        + " is not terminated: a string, a quoted name or a comment on line " + line + " has no end.");
            }
            add(token);
            line += (int) token.text().chars().filter(c -> c == '\n').count();
        }
        end();
        return statements;
    }

    private void add(SqlToken token) {
        if (token.is(';') && blocks == 0) {
            end();
            return;
        }
        if (!token.isBlank()) {
            if (!started) {
                started = true;
                start = line;
            }
            track(token);
        }
        statement.append(token.text());
    }

    /**
     * Counts the open blocks of a routine, from BEGIN or CASE to END. An END that is followed by IF, LOOP and the like
     * does not close such a block.
     */
    private void track(SqlToken token) {
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

    private void end() {
        if (started) {
            statements.add(new ScriptStatement(statement.toString().strip(), start));
        }
        statement.setLength(0);
        blocks = 0;
        started = false;
        routine = false;
        afterEnd = false;
    }
}
