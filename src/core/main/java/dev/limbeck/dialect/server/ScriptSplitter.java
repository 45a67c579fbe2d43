package dev.limbeck.dialect.server;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import java.util.ArrayList;
import java.util.List;

/** Divides a script into statements. A semicolon ends a statement, except inside a nested part. */
public final class ScriptSplitter {
    private final Nesting nesting;
    private final List<ScriptStatement> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int line = 1;
    private int start = 1;
    private boolean started;

    private ScriptSplitter(Nesting nesting) {
        this.nesting = nesting;
    }

    /** The parts of a statement that may contain semicolons, such as the body of a function. */
    public interface Nesting {
        /** {@return whether the tokens of the current statement so far end inside such a part} */
        boolean isOpen();

        /** Takes the next token of the statement, which is neither a space nor a comment. */
        void add(SqlToken token);

        /** Begins a new statement. */
        void reset();
    }

    /**
     * {@return the statements of a script, given all of its tokens}
     *
     * @throws UnsupportedChange if a string, a quoted name or a comment has no end
     */
    public static List<ScriptStatement> split(List<SqlToken> tokens, Nesting nesting) {
        ScriptSplitter splitter = new ScriptSplitter(nesting);
        tokens.forEach(splitter::add);
        splitter.end();
        return splitter.statements;
    }

    /** {@return the statement without its terminator and anything after it; an empty string if nothing else is left} */
    public static String withoutTerminator(List<SqlToken> statement) {
        int end = statement.size();
        while (end > 0
                && (statement.get(end - 1).isBlank() || statement.get(end - 1).is(';'))) {
            end--;
        }
        StringBuilder text = new StringBuilder();
        statement.subList(0, end).forEach(token -> text.append(token.text()));
        return text.toString().strip();
    }

    private void add(SqlToken token) {
        if (!token.complete()) {
            throw new UnsupportedChange("The statement on line " + (started ? start : line) + " is not terminated: "
                    + describe(token) + " on line " + line + " has no end.");
        }
        if (token.is(';') && !nesting.isOpen()) {
            end();
        } else {
            if (!token.isBlank()) {
                if (!started) {
                    started = true;
                    start = line;
                }
                nesting.add(token);
            }
            statement.append(token.text());
        }
        line += (int) token.text().chars().filter(c -> c == '\n').count();
    }

    private static String describe(SqlToken token) {
        return switch (token.kind()) {
            case COMMENT -> "the comment";
            case NAME -> "the quoted name";
            default -> "the string";
        };
    }

    private void end() {
        if (started) {
            statements.add(new ScriptStatement(statement.toString().strip(), start));
        }
        statement.setLength(0);
        started = false;
        nesting.reset();
    }
}
