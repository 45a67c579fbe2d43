package dev.limbeck.dialect.token;

import dev.limbeck.dialect.token.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides one text into tokens. */
final class TokenScanner {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\d[\\d_]*(?:\\.(?!\\.)[\\d_]*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private final String sql;
    private final TokenRules rules;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    TokenScanner(String sql, TokenRules rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /** {@return the tokens that make up the text} */
    List<SqlToken> read() {
        while (at < sql.length()) {
            int start = at;
            Kind kind = next(sql.charAt(at));
            boolean complete = at >= 0;
            at = complete ? at : sql.length();
            tokens.add(new SqlToken(kind, sql.substring(start, at), complete));
        }
        return tokens;
    }

    /** Moves past the next token; the position is negative if the token has no end. */
    private Kind next(char first) {
        if (Character.isWhitespace(first)) {
            while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
                at++;
            }
            return Kind.SPACE;
        }
        if (isLineComment(first)) {
            int end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end;
            return Kind.COMMENT;
        }
        if (sql.startsWith("/*", at)) {
            blockComment();
            return Kind.COMMENT;
        }
        if (first == '\'') {
            quoted('\'', rules.backslashes());
            return Kind.STRING;
        }
        if (first == '"' || (first == '`' && rules.backticks())) {
            quoted(first, false);
            return Kind.NAME;
        }
        if (first == '$' && rules.dollarStrings() && dollarString()) {
            return Kind.STRING;
        }
        return other(first);
    }

    /** Returns whether a line comment begins here; in MariaDB, two hyphens begin a comment only if a space follows. */
    private boolean isLineComment(char first) {
        if (first == '#' && rules.hashComments()) {
            return true;
        }
        boolean hyphens = sql.startsWith("--", at);
        boolean space = at + 2 >= sql.length() || Character.isWhitespace(sql.charAt(at + 2));
        return hyphens && (space || !rules.hashComments());
    }

    private Kind other(char first) {
        Matcher number = NUMBER.matcher(sql).region(at, sql.length());
        if (number.lookingAt()) {
            at = number.end();
            return Kind.NUMBER;
        }
        if (isNameStart(first) || (first == '@' && rules.hashComments())) {
            return word();
        }
        at++;
        return Kind.SYMBOL;
    }

    /** Reads a word; {@code e'…'} can contain backslash escapes, unlike {@code b'…'}, {@code x'…'} and {@code n'…'}. */
    private Kind word() {
        int start = at++;
        while (at < sql.length() && isNamePart(sql.charAt(at))) {
            at++;
        }
        boolean prefix =
                at - start == 1 && (rules.dollarStrings() ? "eEbBxXnN" : "bBxXnN").indexOf(sql.charAt(start)) >= 0;
        if (prefix && at < sql.length() && sql.charAt(at) == '\'') {
            boolean escapes = rules.backslashes() || Character.toLowerCase(sql.charAt(start)) == 'e';
            quoted('\'', escapes);
            return Kind.STRING;
        }
        return Kind.WORD;
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private void quoted(char quote, boolean escapes) {
        int end = at + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (escapes && c == '\\') {
                end += 2;
            } else if (c != quote) {
                end++;
            } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
            } else {
                at = end + 1;
                return;
            }
        }
        at = -1;
    }

    private boolean dollarString() {
        Matcher opening = DOLLAR.matcher(sql).region(at, sql.length());
        if (!opening.lookingAt()) {
            return false;
        }
        String tag = opening.group();
        int end = sql.indexOf(tag, opening.end());
        at = end < 0 ? -1 : end + tag.length();
        return true;
    }

    /** Reads a block comment, which may contain other block comments. */
    private void blockComment() {
        int depth = 0;
        int end = at;
        do {
            if (sql.startsWith("/*", end)) {
                depth = rules.nestedComments() ? depth + 1 : 1;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        } while (depth > 0 && end < sql.length());
        at = depth > 0 ? -1 : Math.min(end, sql.length());
    }
}
