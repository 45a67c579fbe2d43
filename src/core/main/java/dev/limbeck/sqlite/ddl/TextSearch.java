package dev.limbeck.sqlite.ddl;

import java.util.Set;

/**
 * A fast text search for the definitions that need to be parsed. The search may report a match where a parser finds
 * none, but it never misses a match.
 */
public final class TextSearch {
    private static final int FEW = 4;

    private TextSearch() {}

    /**
     * {@return whether the given CREATE TABLE statement may have a foreign key to the given table} The search relies on
     * two facts: REFERENCES has only one spelling, and a quoted name appears unchanged between its quotes unless the
     * name itself contains a quote, which is doubled.
     */
    public static boolean mayRefer(String sql, String table) {
        return contains(sql, "references") && mayMention(sql, table);
    }

    /** {@return whether the given CREATE TABLE statement may have a foreign key} */
    public static boolean mayRefer(String sql) {
        return contains(sql, "references");
    }

    /**
     * {@return whether the given CREATE TABLE statement, which has a foreign key, may refer to one of the given tables}
     * If there are many names, the result is always true, because searching for all of them would take longer than
     * parsing.
     */
    public static boolean mayReferToOne(String sql, Set<String> tables) {
        return tables.size() > FEW || tables.stream().anyMatch(table -> mayMention(sql, table));
    }

    /** {@return whether the given statement may mention the given name} */
    static boolean mayMention(String sql, String name) {
        boolean doubled = name.isEmpty() || name.indexOf('"') >= 0 || name.indexOf('\'') >= 0 || name.indexOf('`') >= 0;
        return doubled || contains(sql, name);
    }

    /** {@return whether the text contains the word, ignoring case} */
    public static boolean contains(String text, String word) {
        String folded = SqliteNames.fold(word);
        char lower = folded.charAt(0);
        char upper = lower >= 'a' && lower <= 'z' ? (char) (lower - 'a' + 'A') : lower;
        int last = text.length() - word.length();
        for (int at = 0; at <= last; at++) {
            char first = text.charAt(at);
            if ((first == lower || first == upper) && text.regionMatches(true, at, folded, 0, folded.length())) {
                return true;
            }
        }
        return false;
    }
}
