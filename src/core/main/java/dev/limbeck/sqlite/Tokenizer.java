package dev.limbeck.sqlite;

import dev.limbeck.sqlite.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a statement by SQLite's token rules ({@code sqlite3GetToken} in tokenize.c). It accepts any text: what SQLite
 * would not recognize becomes a token of kind {@link Kind#ILLEGAL}.
 */
final class Tokenizer {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    /** {@return the tokens in order, comments included, white space left out} */
    static List<Token> tokens(String sql) {
        Tokenizer tokenizer = new Tokenizer(sql);
        tokenizer.run();
        return tokenizer.tokens;
    }

    /** {@return the tokens in order without comments} */
    static List<Token> code(String sql) {
        List<Token> code = tokens(sql);
        code.removeIf(token -> token.kind() == Kind.COMMENT);
        return code;
    }

    private void run() {
        while (at < sql.length()) {
            int start = at;
            char c = sql.charAt(at);
            if (isSpace(c) || c == BYTE_ORDER_MARK) {
                at++;
                continue;
            }
            Kind kind = scan(c);
            tokens.add(new Token(kind, sql.substring(start, at), new Span(start, at)));
        }
    }

    /** Moves behind the token that starts with that character and says what it is. */
    private Kind scan(char c) {
        return switch (c) {
            case '\'', '"', '`' -> quoted(c);
            case '[' -> bracketed();
            case '-' -> peek(1) == '-' ? lineComment() : symbol(peek(1) != '>' ? 1 : peek(2) == '>' ? 3 : 2);
            case '/' -> peek(1) == '*' && at + 2 < sql.length() ? blockComment() : symbol(1);
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
        while (at < sql.length()) {
            if (sql.charAt(at++) == quote) {
                if (peek(0) != quote) {
                    return quote == '\'' ? Kind.STRING : Kind.QUOTED;
                }
                at++;
            }
        }
        return Kind.ILLEGAL;
    }

    private Kind bracketed() {
        int close = sql.indexOf(']', at);
        at = close < 0 ? sql.length() : close + 1;
        return close < 0 ? Kind.ILLEGAL : Kind.QUOTED;
    }

    private Kind lineComment() {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
        return Kind.COMMENT;
    }

    private Kind blockComment() {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
        return Kind.COMMENT;
    }

    private Kind blob() {
        int start = at;
        at += 2;
        while (isHexDigit(peek(0))) {
            at++;
        }
        boolean whole = peek(0) == '\'' && (at - start) % 2 == 0;
        int close = sql.indexOf('\'', at);
        at = close < 0 ? sql.length() : close + 1;
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
            while (close < sql.length() && sql.charAt(close) != ')' && !isSpace(sql.charAt(close))) {
                close++;
            }
            if (close == sql.length() || sql.charAt(close) != ')') {
                return Kind.ILLEGAL;
            }
            at = close + 1;
        }
        return at > start + 1 ? Kind.VARIABLE : Kind.ILLEGAL;
    }

    private Kind number() {
        if (sql.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X') && isHexDigit(peek(2))) {
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
        while (isNameChar(peek(0))) {
            at++;
        }
    }

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : 0;
    }

    /** {@return whether the character can stand inside an identifier} */
    static boolean isNameChar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }

    /** {@return whether the character is white space to SQLite} */
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
