package dev.limbeck.postgresql.syntax;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a script into statements, as {@code psql} does: a semicolon ends a statement except in parentheses and in the
 * body of a function between {@code BEGIN ATOMIC} and {@code END}.
 */
final class ScriptSplitter {
    private final List<ScriptStatement> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int line = 1;
    private int start = 1;
    private int parentheses;
    private int blocks;
    private boolean afterBegin;
    private boolean started;

    /**
     * {@return the statements}
     *
     * @throws UnsupportedChange if a string, a quoted name or a comment has no end
     */
    List<ScriptStatement> split(String text) {
        for (SqlToken token : SqlTokenizer.split(text)) {
            if (!token.complete()) {
                throw new UnsupportedChange("The statement on line " + (started ? start : line) + " is not terminated: "
                        + what(token) + " on line " + line + " has no end.");
            }
            add(token);
            line += (int) token.text().chars().filter(c -> c == '\n').count();
        }
        end();
        return statements;
    }

    private static String what(SqlToken token) {
        return switch (token.kind()) {
            case COMMENT -> "the comment";
            case NAME -> "the quoted name";
            default -> "the string";
        };
    }

    private void add(SqlToken token) {
        if (token.is(';') && parentheses == 0 && blocks == 0) {
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

    private void track(SqlToken token) {
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

    private void end() {
        if (started) {
            statements.add(new ScriptStatement(statement.toString().strip(), start));
        }
        statement.setLength(0);
        parentheses = 0;
        blocks = 0;
        started = false;
    }
}
