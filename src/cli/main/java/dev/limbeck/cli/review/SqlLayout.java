package dev.limbeck.cli.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lays out long statements as a person would write them: each column of a new table on a line of its own, and each
 * clause of a query. Only line terminators and spaces between tokens change.
 */
final class SqlLayout {
    private static final int LONG = 88;
    private static final Pattern CREATE_TABLE =
            Pattern.compile("(?is)\\s*create\\s+(\\w+\\s+)*table\\b(?!\\s+\\S+\\s+as\\b).*");
    private static final Pattern QUERY = Pattern.compile("(?is)\\s*(insert|update|delete|select)\\b.*");
    private static final List<String> CLAUSES = List.of("SELECT", "FROM", "WHERE", "SET", "ORDER BY", "GROUP BY");

    private SqlLayout() {}

    /**
     * {@return the statement; a long statement that was on one line is divided into several lines} A statement with a
     * dollar sign, a backslash or a comment is not changed, because it can contain texts in other quotes.
     */
    static String of(String sql) {
        String statement = sql.strip();
        if (statement.contains("--")
                || statement.contains("/*")
                || statement.chars().anyMatch(c -> c == '$' || c == '\\')) {
            return statement;
        }
        String joined = joinParentheses(statement);
        boolean oneLine = joined.indexOf('\n') < 0;
        if (CREATE_TABLE.matcher(joined).matches()) {
            return oneLine && joined.length() <= LONG ? joined : items(joined);
        }
        return oneLine && joined.length() > LONG && QUERY.matcher(joined).matches() ? clauses(joined) : joined;
    }

    /** Removes the line terminator before each closing parenthesis whose content is otherwise on one line. */
    private static String joinParentheses(String sql) {
        StringBuilder text = new StringBuilder();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < sql.length(); i++) {
            int end = endOfQuoted(sql, i);
            if (end > i) {
                text.append(sql, i, end);
                i = end - 1;
                continue;
            }
            char c = sql.charAt(i);
            if (c == '(') {
                open.push(text.length());
            } else if (c == ')' && !open.isEmpty()) {
                int from = open.pop();
                int last = text.length() - 1;
                boolean onlyAtEnd = last > from + 1 && text.indexOf("\n", from) == last;
                text.setLength(onlyAtEnd ? last : text.length());
            }
            text.append(c);
        }
        return text.toString();
    }

    /** Writes each item in the first pair of parentheses on a line of its own. */
    private static String items(String sql) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        boolean done = false;
        for (int i = 0; i < sql.length(); i++) {
            int end = endOfQuoted(sql, i);
            char c = sql.charAt(i);
            if (end > i) {
                text.append(sql, i, end);
                i = end - 1;
            } else if (!done && c == '(' && depth++ == 0) {
                text.append("(\n    ");
                i = skipSpace(sql, i);
            } else if (!done && c == ')' && --depth == 0) {
                stripEnd(text).append("\n)");
                done = true;
            } else if (!done && c == ',' && depth == 1) {
                stripEnd(text).append(",\n    ");
                i = skipSpace(sql, i);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static StringBuilder stripEnd(StringBuilder text) {
        while (Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
        return text;
    }

    private static int skipSpace(String sql, int at) {
        int next = at;
        while (next + 1 < sql.length() && Character.isWhitespace(sql.charAt(next + 1))) {
            next++;
        }
        return next;
    }

    /** Breaks the line before each clause that is not in parentheses. */
    private static String clauses(String sql) {
        List<Integer> breaks = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < sql.length(); i++) {
            int end = endOfQuoted(sql, i);
            if (end > i) {
                i = end - 1;
                continue;
            }
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && i > 0 && sql.charAt(i - 1) == ' ' && startsClause(sql, i)) {
                breaks.add(i);
            }
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int at : breaks) {
            text.append(sql.substring(from, at).stripTrailing()).append('\n');
            from = at;
        }
        return text.append(sql.substring(from)).toString();
    }

    private static boolean startsClause(String sql, int at) {
        String rest = sql.substring(at, Math.min(sql.length(), at + 9)).toUpperCase(Locale.ROOT);
        return CLAUSES.stream().anyMatch(clause -> rest.startsWith(clause + " "));
    }

    /** Returns the end of the quoted text that begins at the position, or the position. */
    private static int endOfQuoted(String sql, int at) {
        char quote = sql.charAt(at);
        if (quote != '\'' && quote != '"' && quote != '`' && quote != '[') {
            return at;
        }
        int end = sql.indexOf(quote == '[' ? ']' : quote, at + 1);
        return end < 0 ? sql.length() : end + 1;
    }
}
