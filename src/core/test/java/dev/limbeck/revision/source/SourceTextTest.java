package dev.limbeck.revision.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The normalization of sources. */
final class SourceTextTest {
    @Test
    void ignoresCommentsAndWhiteSpaceButNotThePartsOfSql() {
        String sql = "-- id: 1a\n-- upgrade\nCREATE TABLE a (b);\n-- downgrade\nDROP TABLE a;\n";
        assertThat(SourceText.ofSql(
                        "-- other\r\n-- upgrade\r\nCREATE  TABLE a /* x */ (b);\r\n\r\n-- downgrade\r\nDROP TABLE a;"))
                .isEqualTo(SourceText.ofSql(sql));
        assertThat(SourceText.ofSql(sql.replace("(b)", "(c)"))).isNotEqualTo(SourceText.ofSql(sql));
        assertThat(SourceText.ofSql(sql.replace("-- downgrade\n", ""))).isNotEqualTo(SourceText.ofSql(sql));
        assertThat(SourceText.ofSql("select '--  a'")).isNotEqualTo(SourceText.ofSql("select '-- a'"));
    }
}
