package dev.limbeck.mariadb.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameOrderTest {
    private static final String LETTERS = "aAbBzZ_09 {~\u00e9\u00c9\u00df\u0131";

    @Test
    void namesAreOrderedByTheirUpperCaseForm() {
        Comparator<String> slow = Comparator.comparing((String name) -> name.toUpperCase(Locale.ROOT))
                .thenComparing(name -> name);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String one = name(random);
            String other = name(random);
            assertThat(Integer.signum(NameOrder.INSTANCE.compare(one, other)))
                    .as(one + " and " + other)
                    .isEqualTo(Integer.signum(slow.compare(one, other)));
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
