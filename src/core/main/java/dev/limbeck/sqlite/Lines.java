package dev.limbeck.sqlite;

/** Where a piece of a definition stands among the white space, line ends and comments around it. */
final class Lines {
    private final String sql;

    Lines(String sql) {
        this.sql = sql;
    }

    /** {@return the offset behind the last character before this one that is no white space} */
    int beforeSpace(int offset) {
        int at = offset;
        while (at > 0 && Tokenizer.isSpace(sql.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** {@return whether the stretch holds nothing but white space} */
    boolean isBlank(int start, int end) {
        return beforeSpace(end) <= start;
    }

    /** {@return whether only white space stands between the offset and the start of its line, which is not the first} */
    boolean startsLine(int offset) {
        int blank = beforeSpace(offset);
        return sql.substring(blank, offset).indexOf('\n') >= 0;
    }

    /** {@return the offset of the first character of the line} */
    int lineStart(int offset) {
        return sql.lastIndexOf('\n', offset - 1) + 1;
    }

    /** {@return the white space at the start of the line on which the offset stands} */
    String indent(int offset) {
        int start = lineStart(offset);
        int end = start;
        while (end < offset && Tokenizer.isSpace(sql.charAt(end))) {
            end++;
        }
        return sql.substring(start, end);
    }

    /** {@return the offset behind the comments that follow on the same line, or the offset given when none does} */
    int afterComments(int offset) {
        int at = offset;
        while (true) {
            int next = skipBlanks(at);
            if (sql.startsWith("--", next)) {
                int end = sql.indexOf('\n', next);
                return end < 0 ? sql.length() : end;
            }
            int close = sql.startsWith("/*", next) ? sql.indexOf("*/", next + 2) : -1;
            if (close < 0 || sql.substring(next, close).indexOf('\n') >= 0) {
                return at;
            }
            at = close + 2;
        }
    }

    /** {@return whether the line ends here, but for blanks} */
    boolean endsLine(int offset) {
        int next = skipBlanks(offset);
        return next < sql.length() && sql.charAt(next) == '\n';
    }

    /** {@return the offset behind the blanks that follow on the same line} */
    int skipBlanks(int offset) {
        int at = offset;
        while (at < sql.length() && sql.charAt(at) != '\n' && Tokenizer.isSpace(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * {@return the stretch to take out with a definition: its whole line with the comment behind it where it stands
     * alone there; the definition and the blanks before it where it ends the line, as after SQLite's own ADD COLUMN;
     * else the definition and the blanks behind it}
     */
    Span line(Span definition) {
        int behind = afterComments(definition.end());
        if (startsLine(definition.start()) && endsLine(behind)) {
            return new Span(lineStart(definition.start()), skipBlanks(behind) + 1);
        }
        if (endsLine(definition.end())) {
            return new Span(beforeSpace(definition.start()), definition.end());
        }
        return new Span(definition.start(), skipBlanks(definition.end()));
    }
}
