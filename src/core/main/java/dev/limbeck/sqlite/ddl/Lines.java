package dev.limbeck.sqlite.ddl;

/** Finds the white space, line terminators and comments around a part of a definition. */
public final class Lines {
    private final String sql;

    /** Prepares the given text for searches by line. */
    public Lines(String sql) {
        this.sql = sql;
    }

    /** {@return the offset after the last character before the given offset that is not white space} */
    public int skipSpaceBackwards(int offset) {
        int at = offset;
        while (at > 0 && Tokenizer.isSpace(sql.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** {@return whether the span contains only white space} */
    public boolean isBlank(int start, int end) {
        return skipSpaceBackwards(end) <= start;
    }

    /**
     * {@return whether there is only white space between the start of the line and the offset; false on the first line}
     */
    public boolean startsLine(int offset) {
        int blank = skipSpaceBackwards(offset);
        return sql.substring(blank, offset).indexOf('\n') >= 0;
    }

    /** {@return the offset of the first character of the line that contains the offset} */
    int lineStart(int offset) {
        return sql.lastIndexOf('\n', offset - 1) + 1;
    }

    /** {@return the white space at the start of the line that contains the offset} */
    public String indent(int offset) {
        int start = lineStart(offset);
        int end = start;
        while (end < offset && Tokenizer.isSpace(sql.charAt(end))) {
            end++;
        }
        return sql.substring(start, end);
    }

    /** {@return the offset after the comments that follow on the same line, or the given offset if there are none} */
    public int skipComments(int offset) {
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

    /** {@return whether only white space follows the offset on its line} */
    public boolean endsLine(int offset) {
        int next = skipBlanks(offset);
        return next < sql.length() && sql.charAt(next) == '\n';
    }

    /** {@return the offset after the white space that follows on the same line} */
    int skipBlanks(int offset) {
        int at = offset;
        while (at < sql.length() && sql.charAt(at) != '\n' && Tokenizer.isSpace(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * {@return the span to remove with a definition}
     *
     * <ul>
     *   <li>If the definition is alone on its line, this is the whole line, including a trailing comment.
     *   <li>If the definition is at the end of a line, as after SQLite's own ADD COLUMN, this is the definition and the
     *       white space before it.
     *   <li>Otherwise, this is the definition and the white space after it.
     * </ul>
     */
    public Span spanToRemove(Span definition) {
        int afterComments = skipComments(definition.end());
        if (startsLine(definition.start()) && endsLine(afterComments)) {
            return new Span(lineStart(definition.start()), skipBlanks(afterComments) + 1);
        }
        if (endsLine(definition.end())) {
            return new Span(skipSpaceBackwards(definition.start()), definition.end());
        }
        return new Span(definition.start(), skipBlanks(definition.end()));
    }
}
