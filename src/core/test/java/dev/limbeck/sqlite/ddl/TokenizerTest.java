package dev.limbeck.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.sqlite.ddl.Token.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "a;WORD",
                "_a$1;WORD",
                "größe;WORD",
                "😀;WORD",
                "\"a\"\"b\";QUOTED",
                "[a\"b];QUOTED",
                "`a``b`;QUOTED",
                "'it''s';STRING",
                "1;NUMBER",
                "1.;NUMBER",
                ".5;NUMBER",
                "1e5;NUMBER",
                "1.5E-3;NUMBER",
                "0xFf;NUMBER",
                "1_000.0_1;NUMBER",
                "x'0aFF';BLOB",
                "X'';BLOB",
                "?1;VARIABLE",
                ":a;VARIABLE",
                "@a;VARIABLE",
                "$a::b(c);VARIABLE",
                "->>;SYMBOL",
                "->;SYMBOL",
                "||;SYMBOL",
                "<<;SYMBOL",
                "<>;SYMBOL",
                "==;SYMBOL",
                "!=;SYMBOL",
                "-- a, b;COMMENT",
                "/* a */;COMMENT",
                "/* never closed;COMMENT",
                "'open;ILLEGAL",
                "\"open;ILLEGAL",
                "[open;ILLEGAL",
                "x'0';ILLEGAL",
                "1a;ILLEGAL",
                "!;ILLEGAL",
                "\\;ILLEGAL",
            })
    void readsATextAsOneToken(String text, Kind kind) {
        assertThat(Tokenizer.tokens(text)).containsExactly(new Token(kind, text, 0, text.length()));
    }

    @Test
    void splitsWithoutSpaces() {
        assertThat(Tokenizer.tokens("a.b>=-1--c\n/*\n*/'d\n--'\"e\"[f]x'00'y'z'<<>"))
                .extracting(Token::text)
                .containsExactly(
                        "a", ".", "b", ">=", "-", "1", "--c", "/*\n*/", "'d\n--'", "\"e\"", "[f]", "x'00'", "y", "'z'",
                        "<<", ">");
    }

    @Test
    void losesNoCharacterOfAnyText() {
        String alphabet = "ab1_$.'\"`[]-/*+xX0eE()<>=!|&~:@#?; \n\t\\é";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int at = 0;
            for (Token token : Tokenizer.tokens(text.toString())) {
                assertThat(text.substring(at, token.span().start())).isBlank();
                assertThat(token.text()).isNotEmpty().isEqualTo(token.span().extractFrom(text.toString()));
                at = token.span().end();
            }
            assertThat(text.substring(at)).isBlank();
        }
    }
}
