package dev.limbeck.revision.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests the normalization of sources. */
final class SourceTextTest {
    @Test
    void ignoresCommentsAndWhiteSpaceButNotThePartsOfSql() {
        String sql = "-- id: 1a\n-- upgrade\nCREATE TABLE a (b);\n-- downgrade\nDROP TABLE a;\n";
        assertThat(SourceText.normalizeSql(
                        "-- other\r\n-- upgrade\r\nCREATE  TABLE a /* x */ (b);\r\n\r\n-- downgrade\r\nDROP TABLE a;"))
                .isEqualTo(SourceText.normalizeSql(sql));
        assertThat(SourceText.normalizeSql(sql.replace("(b)", "(c)"))).isNotEqualTo(SourceText.normalizeSql(sql));
        assertThat(SourceText.normalizeSql(sql.replace("-- downgrade\n", "")))
                .isNotEqualTo(SourceText.normalizeSql(sql));
        assertThat(SourceText.normalizeSql("select '--  a'")).isNotEqualTo(SourceText.normalizeSql("select '-- a'"));
    }
}
