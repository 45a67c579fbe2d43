package dev.limbeck.dialect.token;

import dev.limbeck.model.NameRule;
import java.util.Locale;

/**
 * A token of SQL text.
 *
 * @param kind the kind
 * @param text the text of the token; all tokens together form the SQL text
 * @param complete false for a string, quoted name or comment that is not terminated
 */
public record SqlToken(Kind kind, String text, boolean complete) {

    /** The kinds of tokens. */
    public enum Kind {
        /** White space. */
        SPACE,
        /** A comment. */
        COMMENT,
        /** An unquoted word: a keyword or a name. */
        WORD,
        /** A name in double quotes or backticks. */
        NAME,
        /** A string. */
        STRING,
        /** A number. */
        NUMBER,
        /** Any other character. */
        SYMBOL
    }

    /** {@return whether this token is a space or a comment} */
    public boolean isBlank() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    /** {@return whether this token is the given keyword, in upper or lower case} */
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
            case NAME -> unquoted();
            default -> text;
        };
    }

    /** {@return whether this token can be a name} */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /**
     * {@return the name as the database stores it if this token is a name, otherwise the text}
     *
     * @param rule the rule for unquoted names
     */
    public String name(NameRule rule) {
        return switch (kind) {
            case WORD -> rule.store(text);
            case NAME -> unquoted();
            default -> text;
        };
    }

    private String unquoted() {
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }
}
