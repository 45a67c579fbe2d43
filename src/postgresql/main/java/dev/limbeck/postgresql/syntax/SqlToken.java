package dev.limbeck.postgresql.syntax;

import java.util.Locale;

/**
 * A token of SQL text.
 *
 * @param kind the kind
 * @param text the text; the texts of all tokens together are the SQL text
 * @param complete false for a string, a quoted name or a comment without its end
 */
public record SqlToken(Kind kind, String text, boolean complete) {

    /** The kinds of tokens. */
    public enum Kind {
        /** White space. */
        SPACE,
        /** A comment. */
        COMMENT,
        /** A word that is not quoted: a keyword or a name. */
        WORD,
        /** A name in double quotes. */
        NAME,
        /** A string in single quotes or dollar quotes. */
        STRING,
        /** A number. */
        NUMBER,
        /** Any other character. */
        SYMBOL
    }

    /** {@return whether this token has no meaning} */
    public boolean isBlank() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    /** {@return whether this token is the given keyword, in any case} */
    public boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** {@return whether this token is the given character} */
    public boolean is(char symbol) {
        return kind == Kind.SYMBOL && text.length() == 1 && text.charAt(0) == symbol;
    }

    /** {@return the stored name if this token is a name, otherwise the text} */
    public String name() {
        return switch (kind) {
            case WORD -> text.toLowerCase(Locale.ROOT);
            case NAME -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
            default -> text;
        };
    }
}
