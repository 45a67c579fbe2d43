package dev.limbeck.sqlite.ddl;

import dev.limbeck.model.CaseFolding;

/** Spells and compares names as SQLite does. Only the case of ASCII letters is ignored. */
public final class SqliteNames {
    private SqliteNames() {}

    /**
     * {@return the name with its ASCII letters in lower case; the results are equal for two names that SQLite considers
     * the same}
     */
    public static String fold(String name) {
        return CaseFolding.fold(name);
    }

    /** {@return whether SQLite considers both names the same} */
    public static boolean areSame(String one, String other) {
        return CaseFolding.same(one, other);
    }

    /** {@return the name in double quotes} */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * {@return the name as Limbeck writes it: without quotes if it is a plain lower-case word and not a keyword,
     * otherwise in quotes}
     */
    public static String spell(String name) {
        return isPlain(name) && !Keywords.isKeyword(name) ? name : quote(name);
    }

    /**
     * {@return the name that the text of a token denotes: the enclosing quotes are removed, and a doubled quote becomes
     * a single quote}
     */
    public static String unquote(String text) {
        char quote = text.isEmpty() ? 0 : text.charAt(0);
        return switch (quote) {
            case '"', '\'', '`' -> inside(text).replace("" + quote + quote, "" + quote);
            case '[' -> inside(text);
            default -> text;
        };
    }

    private static String inside(String text) {
        return text.substring(1, Math.max(1, text.length() - 1));
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
