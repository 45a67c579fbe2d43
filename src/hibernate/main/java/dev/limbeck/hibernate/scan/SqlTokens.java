package dev.limbeck.hibernate.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits SQL text into words, quoted strings and names, groups in parentheses, and single characters. */
final class SqlTokens {
    private SqlTokens() {}

    /** {@return the tokens; a group in parentheses is a single token, including the parentheses} */
    static List<String> split(String sql) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            if (!sql.substring(at, end).isBlank()) {
                words.add(sql.substring(at, end));
            }
            at = end;
        }
        return words;
    }

    /** {@return the text without enclosing quotes} */
    static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && "\"`'".indexOf(text.charAt(0)) >= 0
                && quoted(text, 0) == text.length()
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /**
     * {@return the name without quotes; null if the name is null} If identifiers are quoted globally, every name is in
     * quotes.
     */
    static @Nullable String unquotedName(@Nullable String name) {
        return name == null || name.isBlank() ? null : unquoted(name);
    }

    /** {@return the text, or null if it is blank or null} */
    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** {@return the text without enclosing parentheses} */
    static String withoutParentheses(String sql) {
        String text = sql.strip();
        while (text.startsWith("(") && group(text, 0) == text.length() && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    /** {@return the offset after the token that starts at the offset} */
    private static int end(String sql, int at) {
        char first = sql.charAt(at);
        if (first == '(') {
            return group(sql, at);
        }
        if (first == '\'' || first == '"' || first == '`') {
            return quoted(sql, at);
        }
        if (first == '[') {
            int close = sql.indexOf(']', at);
            return close < 0 ? sql.length() : close + 1;
        }
        int end = at + 1;
        while (inWord(first) && end < sql.length() && inWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
    }

    /** {@return the offset after the group in parentheses that starts at the offset} */
    private static int group(String sql, int at) {
        int depth = 0;
        int end = at;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            boolean quote = c == '\'' || c == '"' || c == '`';
            end = quote ? quoted(sql, end) : end + 1;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return end;
            }
        }
        return sql.length();
    }

    /** Returns the end of the quoted text that starts at the offset; a quote inside it is doubled. */
    private static int quoted(String sql, int at) {
        char quote = sql.charAt(at);
        int end = sql.indexOf(quote, at + 1);
        while (end >= 0 && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
            end = sql.indexOf(quote, end + 2);
        }
        return end < 0 ? sql.length() : end + 1;
    }
}
