package dev.limbeck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that reading a file without the TOML library gives the same content, order and line numbers as reading the file
 * with the library.
 */
class TomlDocumentTest {
    private static final String SIMPLE =
            """
            # a comment
            [database]
            url = "jdbc:sqlite:app.db"  # with a comment
            lock-timeout = 10

            [env.test.database]
            url = 'jdbc:sqlite:C:\\test # 1.db'
            [env.prod.database]
            \turl = "jdbc:sqlite:[prod].db"

            [revisions] # more
            locations = ["db/revisions", 'b = "c"',]
            recursive=true
            none = []
            """;

    private static TomlDocument read(String text) {
        return TomlDocument.parse(text, errors -> new SettingsException(errors.toString()));
    }

    private static TomlDocument library(String text) {
        return TomlDocument.parseWithLibrary(text, errors -> new SettingsException(errors.toString()));
    }

    @Test
    void theFormThatInitWritesIsReadWithoutTheLibrary() {
        assertThat(TomlDocument.parseSimple(SIMPLE)).contains(library(SIMPLE));
        assertThat(read(SIMPLE).lines())
                .containsEntry(List.of("revisions", "recursive"), 13)
                .containsEntry(List.of("env", "prod", "database", "url"), 9);
    }

    /** Tests valid forms that only the library can read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \"tab\\t\"",
                "a.b = 1",
                "\"a\" = 1",
                "a = 1.5",
                "a = 2026-11-30",
                "a = 1_000",
                "a = +1",
                "a = 0x10",
                "a = [1, 2]",
                "a = [\n\"b\"\n]",
                "a = { b = 1 }",
                "a = \"\"\"b\"\"\"",
                "a = '''b'''",
                "[[a]]\nb = 1",
                "[a.b]\nc = 1\n[a]\nd = 1",
                "[ a ]\nb = 1",
                "a = \"ä\"",
                "a = 1\r\nb = 2"
            })
    void otherFormsAreReadByTheLibrary(String text) {
        assertThat(TomlDocument.parseSimple(text)).isEmpty();
        assertThat(read(text)).isEqualTo(library(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\na = 2",
                "[a]\n[a]",
                "a = 1\n[a]",
                "[a]\nb = 1\n[a.b]",
                "a = 01",
                "a = ",
                "a",
                "= 1",
                "a = 'b' c",
                "a = true false",
                "[a",
                "[]",
                "[a.]",
                "[a] b",
                "a = [\"b\" \"c\"]",
                "a = [,]",
                "a = \"b",
                "a = tru",
                "a b = 1",
                "a = \"b\"\"c\"",
                "a = \"\u0001\""
            })
    void mistakesAreFoundByTheLibrary(String text) {
        assertThat(TomlDocument.parseSimple(text)).isEmpty();
        assertThatThrownBy(() -> read(text)).isInstanceOf(SettingsException.class);
    }

    /** Tests random files that are composed of pieces that often, but not always, form a valid file together. */
    @Test
    void whatIsReadWithoutTheLibraryIsWhatTheLibraryReads() {
        String[] pieces = {
            "[", "]", "a", "b-1", ".", "=", "\"", "'", ",", "#", " ", "\t", "1", "0", "true", "false", "\\", "x y", "{"
        };
        String[] lines = {
            "[a]",
            "[b]",
            "[a.b]",
            "[b.c.d]",
            "x = 1",
            "y = \"t\"",
            "z = ['u', \"v\"]",
            "w=false # no",
            "",
            "# c",
            "x = 9223372036854775808"
        };
        Random random = new Random(20);
        int simple = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line <= random.nextInt(6); line++) {
                if (random.nextInt(4) > 0) {
                    text.append(lines[random.nextInt(lines.length)]);
                } else {
                    for (int piece = 0; piece <= random.nextInt(9); piece++) {
                        text.append(pieces[random.nextInt(pieces.length)]);
                    }
                }
                text.append('\n');
            }
            Optional<TomlDocument> read = TomlDocument.parseSimple(text.toString());
            if (read.isPresent()) {
                simple++;
                TomlDocument expected = library(text.toString());
                assertThat(read).as(text.toString()).contains(expected);
                assertThat(read.get().root().toString())
                        .as("the order of " + text)
                        .isEqualTo(expected.root().toString());
            }
        }
        assertThat(simple).isGreaterThan(5_000);
    }
}
