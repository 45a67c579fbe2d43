package dev.limbeck.sqlite.ddl;

import dev.limbeck.sqlite.ddl.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a statement into tokens according to SQLite's rules ({@code sqlite3GetToken} in tokenize.c). The tokenizer
 * accepts any text; characters that SQLite would not recognize become a token of kind {@link Kind#ILLEGAL}.
 */
public final class Tokenizer {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String sql;
    private final char[] chars;
    private final int end;
    private final List<Token> tokens;
    private int at;

    private Tokenizer(String sql, Span within) {
        this.sql = sql;
        this.chars = sql.toCharArray();
        this.at = within.start();
        this.end = within.end();
        this.tokens = new ArrayList<>(8 + (end - at) / 4);
    }

    /** {@return the tokens in order, including comments but not white space} */
    public static List<Token> tokens(String sql) {
        return tokens(sql, new Span(0, sql.length()));
    }

    /** {@return the tokens of a span that begins and ends between tokens} */
    static List<Token> tokens(String sql, Span within) {
        Tokenizer tokenizer = new Tokenizer(sql, within);
        tokenizer.run(true);
        return tokenizer.tokens;
    }

    /** {@return the tokens in order without comments} */
    public static List<Token> code(String sql) {
        return code(sql, new Span(0, sql.length()));
    }

    /** {@return the tokens of a span that begins and ends between tokens, without comments} */
    public static List<Token> code(String sql, Span within) {
        Tokenizer tokenizer = new Tokenizer(sql, within);
        tokenizer.run(false);
        return tokenizer.tokens;
    }

    /** {@return the first {@code count} tokens that are not comments, or all such tokens if there are fewer} */
    public static List<Token> first(String sql, int count) {
        Tokenizer tokenizer = new Tokenizer(sql, new Span(0, sql.length()));
        tokenizer.run(false, count);
        return tokenizer.tokens;
    }

    private void run(boolean comments) {
        run(comments, Integer.MAX_VALUE);
    }

    private void run(boolean comments, int most) {
        while (at < end && tokens.size() < most) {
            int start = at;
            char c = chars[at];
            if (isSpace(c) || c == BYTE_ORDER_MARK) {
                at++;
                continue;
            }
            Kind kind = scan(c);
            if (comments || kind != Kind.COMMENT) {
                tokens.add(new Token(kind, sql, start, at));
            }
        }
    }

    /** Moves past the token that starts with the given character and returns its kind. */
    private Kind scan(char c) {
        return switch (c) {
            case '\'', '"', '`' -> quoted(c);
            case '[' -> bracketed();
            case '-' -> peek(1) == '-' ? lineComment() : symbol(peek(1) != '>' ? 1 : peek(2) == '>' ? 3 : 2);
            case '/' -> peek(1) == '*' && at + 2 < end ? blockComment() : symbol(1);
            case '?' -> {
                at++;
                skipDigits();
                yield Kind.VARIABLE;
            }
            case '@', '#', ':', '$' -> variable();
            case 'x', 'X' -> peek(1) == '\'' ? blob() : word();
            case '.' -> isDigit(peek(1)) ? number() : symbol(1);
            default -> isDigit(c) ? number() : isNameChar(c) ? word() : operator(c);
        };
    }

    private Kind operator(char c) {
        char next = peek(1);
        return switch (c) {
            case '(', ')', ';', '+', '*', '%', ',', '&', '~' -> symbol(1);
            case '=' -> symbol(next == '=' ? 2 : 1);
            case '<' -> symbol(next == '=' || next == '>' || next == '<' ? 2 : 1);
            case '>' -> symbol(next == '=' || next == '>' ? 2 : 1);
            case '|' -> symbol(next == '|' ? 2 : 1);
            case '!' -> {
                at += next == '=' ? 2 : 1;
                yield next == '=' ? Kind.SYMBOL : Kind.ILLEGAL;
            }
            default -> {
                at++;
                yield Kind.ILLEGAL;
            }
        };
    }

    private Kind symbol(int length) {
        at += length;
        return Kind.SYMBOL;
    }

    private Kind quoted(char quote) {
        at++;
        while (at < end) {
            if (chars[at++] == quote) {
                if (peek(0) != quote) {
                    return quote == '\'' ? Kind.STRING : Kind.QUOTED;
                }
                at++;
            }
        }
        return Kind.ILLEGAL;
    }

    private Kind bracketed() {
        boolean closed = movePast("]", at);
        return closed ? Kind.QUOTED : Kind.ILLEGAL;
    }

    private Kind lineComment() {
        int lineEnd = sql.indexOf('\n', at);
        at = lineEnd < 0 || lineEnd > end ? end : lineEnd;
        return Kind.COMMENT;
    }

    private Kind blockComment() {
        movePast("*/", at + 2);
        return Kind.COMMENT;
    }

    /**
     * Moves past the next occurrence of the text, or to the end if the text does not occur; returns whether the text
     * was found.
     */
    private boolean movePast(String closing, int from) {
        int found = sql.indexOf(closing, from);
        boolean closed = found >= 0 && found + closing.length() <= end;
        at = closed ? found + closing.length() : end;
        return closed;
    }

    private Kind blob() {
        int start = at;
        at += 2;
        while (isHexDigit(peek(0))) {
            at++;
        }
        boolean whole = peek(0) == '\'' && (at - start) % 2 == 0;
        movePast("'", at);
        return whole ? Kind.BLOB : Kind.ILLEGAL;
    }

    private Kind word() {
        skipNameChars();
        return Kind.WORD;
    }

    private Kind variable() {
        int start = at++;
        skipNameChars();
        while (peek(0) == ':' && peek(1) == ':') {
            at += 2;
            skipNameChars();
        }
        if (peek(0) == '(' && at > start + 1) {
            int close = at;
            while (close < end && chars[close] != ')' && !isSpace(chars[close])) {
                close++;
            }
            if (close == end || chars[close] != ')') {
                return Kind.ILLEGAL;
            }
            at = close + 1;
        }
        return at > start + 1 ? Kind.VARIABLE : Kind.ILLEGAL;
    }

    private Kind number() {
        if (chars[at] == '0' && (peek(1) == 'x' || peek(1) == 'X') && isHexDigit(peek(2))) {
            at += 2;
            while (isHexDigit(peek(0)) || peek(0) == '_') {
                at++;
            }
        } else {
            skipDigits();
            if (peek(0) == '.') {
                at++;
                skipDigits();
            }
            exponent();
        }
        if (!isNameChar(peek(0))) {
            return Kind.NUMBER;
        }
        skipNameChars();
        return Kind.ILLEGAL;
    }

    private void exponent() {
        if (peek(0) == 'e' || peek(0) == 'E') {
            int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
            if (isDigit(peek(1 + sign))) {
                at += 1 + sign;
                skipDigits();
            }
        }
    }

    private void skipDigits() {
        while (isDigit(peek(0)) || peek(0) == '_') {
            at++;
        }
    }

    private void skipNameChars() {
        while (at < end && isNameChar(chars[at])) {
            at++;
        }
    }

    private char peek(int ahead) {
        return at + ahead < end ? chars[at + ahead] : 0;
    }

    /** {@return whether the character can be part of an identifier} */
    public static boolean isNameChar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }

    /** {@return whether SQLite treats the character as white space} */
    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
