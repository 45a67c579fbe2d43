package dev.limbeck.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Tests patterns with many asterisks, and compares all short patterns with a regular expression. */
final class NamePatternTest {
    @Test
    void manyStarsTakeNoLongerThanTheProductOfTheLengths() {
        NamePattern pattern = new NamePattern("*a".repeat(400) + "*x");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(pattern.matches("a".repeat(10_000))).isFalse());
        assertThat(pattern.matches("a".repeat(10_000) + "X")).isTrue();
    }

    @Test
    void givesTheResultOfTheRegularExpression() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String pattern = word(random, "ab*?A\n");
            String name = word(random, "abB*?\n");
            String regex = pattern.toLowerCase(Locale.ROOT).replaceAll("[^*?]", "\\\\Q$0\\\\E");
            boolean expected = Pattern.compile(regex.replace("*", ".*").replace("?", "."), Pattern.DOTALL)
                    .matcher(name.toLowerCase(Locale.ROOT))
                    .matches();
            assertThat(new NamePattern(pattern).matches(name))
                    .as("%s against %s", pattern, name)
                    .isEqualTo(expected);
        }
    }

    private static String word(Random random, String letters) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
