package dev.limbeck.sqlite.ddl;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.UnsupportedChange;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into statements as SQLite does (sqlite.org/c3ref/complete.html): at semicolons, except for those inside a
 * trigger; a trigger ends with {@code ; END ;}.
 */
public final class StatementSplitter {
    private static final int HEADER = 4;

    private StatementSplitter() {}

    /**
     * {@return the statements, each without its semicolon and without the comments before and after it}
     *
     * @throws UnsupportedChange if a statement is not terminated; the message contains the number of the line on which
     *     the statement begins
     */
    public static List<ScriptStatement> split(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        requireClosed(text, tokens);
        List<Token> code = Tokenizer.code(text);
        List<ScriptStatement> pieces = new ArrayList<>();
        int start = 0;
        while (start < code.size()) {
            int end = indexOfEnd(code, start);
            if (end > start) {
                int from = code.get(start).span().start();
                int line = line(text, from);
                if (isTrigger(code, start) && !isWholeTrigger(code, start, end)) {
                    throw new UnsupportedChange("Line " + line + ": this trigger definition is not terminated. It must"
                            + " end with a statement followed by a semicolon, then END and another semicolon.");
                }
                if (depth(code.subList(start, end)) > 0) {
                    throw new UnsupportedChange(
                            "Line " + line + ": this statement is incomplete: a parenthesis is not closed.");
                }
                pieces.add(new ScriptStatement(
                        text.substring(from, code.get(end - 1).span().end()), line));
            }
            start = end + 1;
        }
        return pieces;
    }

    private static void requireClosed(String text, List<Token> tokens) {
        for (Token token : tokens) {
            boolean comment = token.text().startsWith("/*")
                    && (!token.text().endsWith("*/") || token.text().length() < 4);
            boolean quoted = token.kind() == Token.Kind.ILLEGAL
                    && "'\"`[".indexOf(token.text().charAt(0)) >= 0;
            if (comment || quoted) {
                throw new UnsupportedChange("Line " + line(text, token.span().start()) + ": this "
                        + (comment ? "comment" : "quote") + " is not terminated.");
            }
        }
    }

    /**
     * {@return the index of the semicolon after the statement that begins at {@code start}, or the end of the tokens}
     */
    static int indexOfEnd(List<Token> code, int start) {
        boolean trigger = isTrigger(code, start);
        for (int at = start; at < code.size(); at++) {
            if (code.get(at).is(";") && (!trigger || isWholeTrigger(code, start, at))) {
                return at;
            }
        }
        return code.size();
    }

    private static boolean isTrigger(List<Token> code, int start) {
        List<Token> header = code.subList(start, Math.min(code.size(), start + HEADER));
        return !header.isEmpty()
                && header.get(0).isOneOf("CREATE", "EXPLAIN")
                && header.stream().anyMatch(token -> token.is("TRIGGER"));
    }

    /**
     * Returns whether the tokens end with the END of a trigger, which follows a semicolon; the END of a CASE does not.
     */
    private static boolean isWholeTrigger(List<Token> code, int start, int end) {
        return end - start > 1
                && code.get(end - 1).is("END")
                && code.get(end - 2).is(";");
    }

    private static int depth(List<Token> statement) {
        int depth = 0;
        for (Token token : statement) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return depth;
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
