package dev.limbeck.cli.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out statements as a person would write them: each column of a table on its own line, each clause of a long
 * query, and each step of a long change. Only line terminators and spaces between tokens change.
 */
public final class SqlLayout {
    private static final int LONG = 88;
    private static final String INDENT = "    ";
    private static final Pattern CREATE_TABLE =
            Pattern.compile("(?is)create\\s+(\\w+\\s+)*table\\b(?!\\s+\\S+\\s+as\\b).*");
    private static final Pattern ALTER_TABLE = Pattern.compile(
            "(?is)(alter\\s+table\\s+(?:only\\s+)?(?:\"[^\"]*\"|`[^`]*`|\\[[^]]*]|[^\\s\"`\\[])+)\\s+(.*)");
    private static final Pattern TRIGGER = Pattern.compile("(?is)create\\s+(\\w+\\s+)*trigger\\b.*\\bbegin\\b.*\\bend");
    private static final Pattern VIEW = Pattern.compile(
            "(?is)(create\\s+(?:or\\s+replace\\s+)?(?:\\w+\\s+)*view\\b.*?\\sas)\\s+(select\\b.*|with\\b.*)");
    private static final Pattern QUERY = Pattern.compile("(?is)(insert|update|delete|select)\\b.*");
    private static final Pattern CLAUSE =
            Pattern.compile("(?i)(select|from|where|set|values|group by|having|order by|limit"
                    + "|((left|right|full|inner|cross|natural) (outer )?)?join|union( all)?|except|intersect)[ (].*");
    /** An UPDATE that changes the text of a definition, which SQLite stores in sqlite_master. */
    private static final Pattern STORED_DEFINITION = Pattern.compile(
            "(?is)(update\\s+\\S*sqlite_master\\s+set\\s+sql\\s*=\\s*)'((?:[^']|'')*)'(\\s+where\\s.*)");
    /** Matches comments, and quotes and escapes that only some databases have. */
    private static final Pattern OTHER_QUOTES = Pattern.compile("--|/\\*|\\$\\w*\\$|\\\\['\"`]");

    private SqlLayout() {}

    /**
     * {@return the statement; a long statement that was on one line is divided into several lines} A statement that
     * contains a comment, or a kind of quotes that only some databases support, is not changed.
     */
    public static String of(String sql) {
        return layOut(sql, LONG);
    }

    /** {@return the statement, divided into lines even if it is short, so that it can be compared line by line} */
    static String divided(String sql) {
        return layOut(sql, 0);
    }

    private static String layOut(String sql, int length) {
        String statement = sql.strip();
        if (OTHER_QUOTES.matcher(statement).find()) {
            return statement;
        }
        Matcher stored = STORED_DEFINITION.matcher(statement);
        if (stored.matches()) {
            String definition = layOut(stored.group(2).replace("''", "'"), length);
            return stored.group(1) + "'" + definition.replace("'", "''") + "'" + stored.group(3);
        }
        String joined = joinParentheses(statement);
        boolean oneLine = joined.indexOf('\n') < 0;
        if (CREATE_TABLE.matcher(joined).matches()) {
            return oneLine && joined.length() <= length ? joined : items(joined);
        }
        return oneLine && joined.length() > length ? lines(joined) : joined;
    }

    /** {@return the statements, each of which ends with a semicolon and a line terminator} Comments are kept. */
    public static String script(String script) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int i = 0; i < script.length(); i++) {
            int end = endOfQuoted(script, i);
            if (script.startsWith("--", i)) {
                end = script.indexOf('\n', i) + 1;
                end = end == 0 ? script.length() : end;
            }
            if (end > i) {
                i = end - 1;
            } else if (script.startsWith(";\n", i)) {
                text.append(afterComments(script.substring(from, i))).append(";\n");
                from = i + 2;
            }
        }
        return text.append(script, from, script.length()).toString();
    }

    /** Lays out a statement after blank lines and lines with comments. */
    private static String afterComments(String text) {
        int from = 0;
        while (from < text.length() && (text.startsWith("--", from) || text.charAt(from) == '\n')) {
            int end = text.indexOf('\n', from);
            from = end < 0 ? text.length() : end + 1;
        }
        return text.substring(0, from) + of(text.substring(from));
    }

    private static String lines(String sql) {
        Matcher view = VIEW.matcher(sql);
        if (view.matches()) {
            return view.group(1) + "\n" + clauses(view.group(2));
        }
        Matcher alter = ALTER_TABLE.matcher(sql);
        if (alter.matches() && split(alter.group(2), ',').size() > 1) {
            return alter.group(1) + "\n" + INDENT + steps(alter.group(2));
        }
        if (TRIGGER.matcher(sql).matches()) {
            return body(sql);
        }
        return QUERY.matcher(sql).matches() ? clauses(sql) : sql;
    }

    /** Writes each step on a line; the options of the whole statement share a line. */
    private static String steps(String steps) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (String step : split(steps, ',')) {
            boolean options = step.startsWith("LOCK=") && before.startsWith("ALGORITHM=");
            text.append(before.isEmpty() ? "" : options ? ", " : ",\n" + INDENT).append(step);
            before = step;
        }
        return text.toString();
    }

    /** Writes each statement of a trigger on its own line. */
    private static String body(String sql) {
        Matcher begin = Pattern.compile("(?i)\\bbegin\\s").matcher(sql);
        int from = begin.find() ? begin.end() : 0;
        int to = sql.length() - "end".length();
        StringBuilder text = new StringBuilder(sql.substring(0, from).stripTrailing());
        for (String statement : split(sql.substring(from, to), ';')) {
            text.append(statement.isEmpty() ? "" : "\n" + INDENT + statement + ";");
        }
        return text.append('\n').append(sql.substring(to)).toString();
    }

    /** Returns the parts between the separators that are not in parentheses. */
    private static List<String> split(String sql, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < sql.length(); i++) {
            int end = endOfQuoted(sql, i);
            if (end > i) {
                i = end - 1;
                continue;
            }
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && depth == 0) {
                parts.add(sql.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(sql.substring(from).strip());
        return parts;
    }

    /**
     * Removes the line terminator before each closing parenthesis if the content of the parentheses is otherwise on one
     * line.
     */
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

    /** Writes each item in the first pair of parentheses on its own line. */
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
                text.append("(\n").append(INDENT);
                i = skipSpace(sql, i);
            } else if (!done && c == ')' && --depth == 0) {
                stripEnd(text).append("\n)");
                done = true;
            } else if (!done && c == ',' && depth == 1) {
                stripEnd(text).append(",\n").append(INDENT);
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

    /** Breaks the line before each clause that is not in parentheses, and a long list of columns after each comma. */
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
            if (depth == 0 && i > 0 && sql.charAt(i - 1) == ' ' && startsClause(sql, i, breaks)) {
                breaks.add(i);
            }
        }
        breaks.add(sql.length());
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int at : breaks) {
            String clause = sql.substring(from, at).stripTrailing();
            List<String> parts = clause.length() > LONG ? split(clause, ',') : List.of(clause);
            text.append(text.isEmpty() ? "" : "\n").append(String.join(",\n" + INDENT, parts));
            from = at;
        }
        return text.toString();
    }

    /**
     * Returns whether a clause begins at the token. The words before a join belong to it: {@code left outer join}
     * begins one clause.
     */
    private static boolean startsClause(String sql, int at, List<Integer> breaks) {
        String rest = sql.substring(at, Math.min(sql.length(), at + 24)).replace('\n', ' ');
        boolean joined = !breaks.isEmpty()
                && sql.substring(breaks.get(breaks.size() - 1), at)
                        .matches("(?i)(left|right|full|inner|cross|natural)\\s+(outer\\s+)?");
        return !joined && CLAUSE.matcher(rest).matches();
    }

    /** Returns the end of the quoted text that begins at the position, or the position itself if none begins there. */
    private static int endOfQuoted(String sql, int at) {
        char quote = sql.charAt(at);
        if (quote != '\'' && quote != '"' && quote != '`' && quote != '[') {
            return at;
        }
        int end = sql.indexOf(quote == '[' ? ']' : quote, at + 1);
        return end < 0 ? sql.length() : end + 1;
    }
}
