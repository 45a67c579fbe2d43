package dev.limbeck.revision.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests that white space inside quotes is preserved when an SQL revision is split into parts. */
class SqlPartsTest {

    private static String normalized(String sql) {
        return SqlParts.of("file", "-- upgrade\n" + sql).normalized();
    }

    @Test
    void quotedTextsAreKept() {
        for (String quoted :
                new String[] {"'a  b'", "\"a  b\"", "`a  b`", "[a  b]", "$$a  -- b$$", "$body$a  $$ b$body$"}) {
            assertThat(normalized("select   " + quoted + " -- note\n;"))
                    .isEqualTo(normalized("select " + quoted + " ;"))
                    .contains(quoted);
        }
    }

    @Test
    void otherWhiteSpaceAndCommentsAreNot() {
        assertThat(normalized("select  1 /* one */, $1 , $2")).isEqualTo(normalized("select 1 , $1 , $2"));
    }
}
