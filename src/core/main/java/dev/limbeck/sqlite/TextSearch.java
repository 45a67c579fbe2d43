package dev.limbeck.sqlite;

import java.util.Set;

/**
 * Rules out at a glance that a definition says something, so that only those that may say it are read. It may say yes where
 * a reader says no, never the other way round.
 */
final class TextSearch {
    private static final int FEW = 4;

    private TextSearch() {}

    /**
     * {@return whether that CREATE TABLE may have a foreign key to that table} The keyword can be spelled in one way, and a
     * name stands as it is in whatever quotes, unless it has a quote in it, which is doubled.
     */
    static boolean mayRefer(String sql, String table) {
        return has(sql, "references") && mayMention(sql, table);
    }

    /** {@return the same for several tables; looking for many names takes longer than reading the definition} */
    static boolean mayRefer(String sql, Set<String> tables) {
        return has(sql, "references")
                && (tables.size() > FEW || tables.stream().anyMatch(table -> mayMention(sql, table)));
    }

    /** {@return whether that statement may mention that name} */
    static boolean mayMention(String sql, String name) {
        boolean doubled = name.isEmpty() || name.indexOf('"') >= 0 || name.indexOf('\'') >= 0 || name.indexOf('`') >= 0;
        return doubled || has(sql, name);
    }

    private static boolean has(String text, String word) {
        String folded = Names.fold(word);
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
