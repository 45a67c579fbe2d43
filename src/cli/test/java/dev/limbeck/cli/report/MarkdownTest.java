package dev.limbeck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests text with characters that have a special meaning in Markdown. */
final class MarkdownTest {

    @Test
    void codeMayContainBackticks() {
        assertThat(Markdown.code("user_name")).isEqualTo("`user_name`");
        assertThat(Markdown.code("a `b` c")).isEqualTo("``a `b` c``");
        assertThat(Markdown.code("`b`")).isEqualTo("`` `b` ``");
        assertThat(Markdown.code("two\n lines")).isEqualTo("`two lines`");
        assertThat(Markdown.code("")).isEmpty();
    }

    @Test
    void aBarNeverEndsATableCell() {
        assertThat(Markdown.code("a || b")).isEqualTo("a &#124;&#124; b");
        assertThat(Markdown.table(List.of("x"), List.of(List.of(Markdown.code("a \\| `b`")))))
                .isEqualTo("| x |\n|---|\n| a \\\\&#124; \\`b\\` |\n");
    }

    @Test
    void plainTextIsEscaped() {
        assertThat(Markdown.escape("a_b *c* <d> #1 [x](y) $e$"))
                .isEqualTo("a\\_b \\*c\\* \\<d\\> \\#1 \\[x\\]\\(y\\) \\$e\\$");
    }

    @Test
    void aFenceIsLongerThanThoseInItsText() {
        assertThat(Markdown.block("sql", "a ``` b")).isEqualTo("````sql\na ``` b\n````\n");
    }
}
