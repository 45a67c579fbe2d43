package dev.limbeck.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.sqlite.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"add", "SELECT", "Returning", "autoincrement", "is", "where"})
    void recognizesReservedWordsInAnyCaseAndPosition(String word) {
        assertThat(Keywords.isReserved(word)).isTrue();
        assertThat(Keywords.isReserved("x" + word + "y", 1, 1 + word.length())).isTrue();
        assertThat(Keywords.isReserved(word + "y")).isFalse();
        assertThat(Keywords.isReserved(word.substring(1))).isFalse();
    }

    /** The Kelvin sign and the long s are not ASCII letters, although Unicode folds each of them to an ASCII letter. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "chec\u212A", "\u017Felect", "_s", "current_timestampx", "größe"})
    void recognizesNoOtherKeywords(String word) {
        assertThat(Keywords.isKeyword(word)).isFalse();
    }

    /**
     * Compares the result with SQLite itself: a reserved word cannot be the name of a column without quotes, but any
     * other keyword can.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "add all alter and as autoincrement between case check collate commit constraint create default deferrable",
                "delete distinct drop else escape except exists foreign from group having in index insert intersect into is",
                "isnull join limit not nothing notnull null on or order primary references returning select set table then",
                "to transaction union unique update using values when where cross full inner left natural outer right",
                "abort action after always analyze asc attach before begin by cascade cast column conflict current",
                "database deferred desc detach do each end exclude exclusive explain fail filter first following for",
                "generated glob groups if ignore immediate initially instead key last like match materialized no nulls of",
                "offset others over partition plan pragma preceding query raise range recursive regexp reindex release",
                "rename replace restrict rollback row rows savepoint temp temporary ties trigger unbounded vacuum view",
                "virtual window with within without indexed current_date current_time current_timestamp"
            })
    void reservesWhatSqliteReserves(String words) {
        try (Database database = new Database()) {
            for (String word : words.split(" ", -1)) {
                boolean names = database.accepts("CREATE TABLE t_" + word + " (" + word + ")");
                assertThat(Keywords.isReserved(word)).as(word).isEqualTo(!names);
                assertThat(Keywords.isKeyword(word)).as(word).isTrue();
            }
        }
    }
}
