package dev.limbeck.sqlite.ddl;

/**
 * SQLite's keywords: those that can be used as unquoted names, and those that cannot. Based on the {@code %fallback}
 * rule of SQLite's parse.y and sqlite.org/lang_keywords.html, version 3.54.
 */
public final class Keywords {
    /** Keywords that can never be used as unquoted names. */
    private static final WordSet RESERVED = new WordSet(
            "add all alter and as autoincrement between case check collate commit constraint create default deferrable"
                    + " delete distinct drop else escape except exists foreign from group having in index insert"
                    + " intersect into is isnull join limit not nothing notnull null on or order primary references"
                    + " returning select set table then to transaction union unique update using values when where");

    /** Keywords that can be used as unquoted table or column names, but not as words of a type. */
    private static final WordSet JOIN = new WordSet("cross full inner left natural outer right indexed");

    /** Keywords that are treated as unquoted names wherever the grammar does not allow the keyword. */
    private static final WordSet SOFT = new WordSet(
            "abort action after always analyze asc attach before begin by cascade cast column conflict current current_date"
                    + " current_time current_timestamp database deferred desc detach do each end exclude exclusive explain"
                    + " fail filter first following for generated glob groups if ignore immediate initially instead key last"
                    + " like match materialized no nulls of offset others over partition plan pragma preceding query raise"
                    + " range recursive regexp reindex release rename replace restrict rollback row rows savepoint temp"
                    + " temporary ties trigger unbounded vacuum view virtual window with within without");

    private Keywords() {}

    /** {@return whether the word can be used as a name only in quotes} */
    public static boolean isReserved(String word) {
        return isReserved(word, 0, word.length());
    }

    /** {@return whether the word at the given position can be used as a name only in quotes} */
    static boolean isReserved(String text, int start, int end) {
        return RESERVED.contains(text, start, end);
    }

    /** {@return whether the word at the given position can name a table or column but cannot be part of a type} */
    static boolean isJoinWord(String text, int start, int end) {
        return JOIN.contains(text, start, end);
    }

    /** {@return whether the word is a keyword of any kind and should therefore be quoted when used as a name} */
    public static boolean isKeyword(String word) {
        int end = word.length();
        return RESERVED.contains(word, 0, end) || JOIN.contains(word, 0, end) || SOFT.contains(word, 0, end);
    }
}
