package dev.limbeck.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table c (a int references Users)",
                "create table c (a int REFERENCES \"USERS\" (id))",
                "create table c (a int, foreign key (a) References[users](id))",
                "create table c (a int, foreign key (a)references/* */'users')",
                "create table c (a int constraint k references `users`)",
            })
    void findsAForeignKeyInAnySpelling(String sql) {
        assertThat(TextSearch.mayRefer(sql, "users")).isTrue();
        assertThat(TextSearch.mayReferToOne(sql, Set.of("users", "other"))).isTrue();
        assertThat(TextSearch.mayReferToOne(sql, Set.of("a", "b1", "c1", "d1", "e1", "users")))
                .isTrue();
    }

    @Test
    void aNameWithQuotesInItIsNeverRuledOut() {
        assertThat(TextSearch.mayRefer("create table c (a references \"us\"\"ers\")", "us\"ers"))
                .isTrue();
        assertThat(TextSearch.mayRefer("create table c (a references `us``ers`)", "us`ers"))
                .isTrue();
        assertThat(TextSearch.mayRefer("create table c (a references 'us''ers')", "us'ers"))
                .isTrue();
        assertThat(TextSearch.mayRefer("create table c (a references \"\")", ""))
                .isTrue();
    }

    @Test
    void rulesOutTextsThatContainNeither() {
        assertThat(TextSearch.mayRefer("create table c (users int)", "users")).isFalse();
        assertThat(TextSearch.mayRefer("create table c (a int references others)", "users"))
                .isFalse();
        assertThat(TextSearch.mayReferToOne("create table c (a int references others)", Set.of("users", "them")))
                .isFalse();
    }

    /** SQLite ignores case only for ASCII letters. */
    @Test
    void comparesOtherLettersExactly() {
        assertThat(TextSearch.mayMention("select * from \"\u00c4rzte\"", "\u00c4RZTE"))
                .isTrue();
        assertThat(TextSearch.mayMention("select * from plain", "\u00c4rzte")).isFalse();
    }
}
