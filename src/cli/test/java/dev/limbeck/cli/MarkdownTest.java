package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Text that would mean something in Markdown and must not. */
final class MarkdownTest {

    @Test
    void codeHoldsBackticks() {
        assertThat(Markdown.code("user_name")).isEqualTo("`user_name`");
        assertThat(Markdown.code("a `b` c")).isEqualTo("``a `b` c``");
        assertThat(Markdown.code("`b`")).isEqualTo("`` `b` ``");
        assertThat(Markdown.code("two\n lines")).isEqualTo("`two lines`");
        assertThat(Markdown.code("")).isEmpty();
    }

    @Test
    void aBarNeverPartsATable() {
        assertThat(Markdown.code("a || b")).isEqualTo("a &#124;&#124; b");
        assertThat(Markdown.table(List.of("x"), List.of(List.of(Markdown.code("a \\| `b`")))))
                .isEqualTo("| x |\n|---|\n| a \\\\&#124; \\`b\\` |\n");
    }

    @Test
    void plainTextMeansNothing() {
        assertThat(Markdown.plain("a_b *c* <d> #1 [x](y) $e$"))
                .isEqualTo("a\\_b \\*c\\* \\<d\\> \\#1 \\[x\\]\\(y\\) \\$e\\$");
    }

    @Test
    void aFenceIsLongerThanWhatItHolds() {
        assertThat(Markdown.block("sql", "a ``` b")).isEqualTo("````sql\na ``` b\n````\n");
    }
}
