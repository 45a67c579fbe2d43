package dev.limbeck.sqlite.sameness;

import dev.limbeck.sqlite.ddl.Keywords;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Token.Kind;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Normalizes tokens. Words and identifiers are converted to lower case, and unnecessary quotes are removed. If an
 * operator has several spellings, one of them is always used. Numbers are converted to lower case, and their digit
 * separators are removed. Strings are unchanged.
 *
 * <p>A name in double quotes is treated as an identifier. SQLite treats it as a string if no column has that name, but
 * an expression alone does not show which columns exist. In a default, which cannot refer to a column, the name is
 * treated as a string.
 */
public final class TokenKey {
    /**
     * The word that ends a CASE expression, in a position where no name can occur. In all other positions the word is a
     * name, even without quotes.
     */
    private static final String END = "end";

    /** Words that have a special meaning without quotes, although SQLite allows them as names. */
    private static final Set<String> MEANINGFUL = Set.of(
            "like",
            "glob",
            "match",
            "regexp",
            "cast",
            "raise",
            END,
            "true",
            "false",
            "current_date",
            "current_time",
            "current_timestamp");

    private TokenKey() {}

    /** {@return the key of a text, token by token} */
    public static String keyOf(String sql) {
        return keyOf(Tokenizer.code(sql));
    }

    /** {@return the key of the given tokens} */
    public static String keyOf(List<Token> code) {
        return code.stream().map(TokenKey::keyOf).collect(Collectors.joining(" "));
    }

    /** {@return the key of one token} */
    static String keyOf(Token token) {
        return switch (token.kind()) {
            case WORD -> SqliteNames.fold(token.text());
            case QUOTED -> identifierKey(token);
            case NUMBER -> token.text().toLowerCase(Locale.ROOT).replace("_", "");
            case BLOB -> token.text().toLowerCase(Locale.ROOT);
            case SYMBOL -> symbol(token.text());
            default -> token.text();
        };
    }

    /** {@return the key of a name, however it is quoted} */
    static String identifierKey(Token token) {
        String name = SqliteNames.fold(token.name());
        boolean word = token.kind() == Kind.WORD;
        boolean needsQuotes = MEANINGFUL.contains(name) && !name.equals(END);
        return word || (isWord(name) && !Keywords.isReserved(name) && !needsQuotes) ? name : SqliteNames.quote(name);
    }

    /** {@return whether the word has a special meaning and is therefore not the name of a column or function} */
    static boolean isMeaningful(Token token) {
        return token.kind() == Kind.WORD && MEANINGFUL.contains(SqliteNames.fold(token.text()));
    }

    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Tokenizer.isNameChar(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty() && name.charAt(0) != '$' && !Character.isDigit(name.charAt(0));
    }

    private static String symbol(String text) {
        return switch (text) {
            case "==" -> "=";
            case "<>" -> "!=";
            default -> text;
        };
    }
}
