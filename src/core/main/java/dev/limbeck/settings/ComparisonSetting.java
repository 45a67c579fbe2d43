package dev.limbeck.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Specifies how one property of columns is compared.
 *
 * @param way the kind of comparison
 * @param className the class that compares, for {@link Way#CLASS}; otherwise null
 */
public record ComparisonSetting(Way way, @Nullable String className) {

    /** The kinds of comparison. */
    public enum Way {
        /** For {@code true}: compares the meaning, so that synonyms are equal. */
        MEANING,
        /** For {@code false}: does not compare the property. */
        NONE,
        /** For {@code affinity}: finds only differences in how the database stores values. */
        AFFINITY,
        /** For {@code strict}: compares the exact text. */
        STRICT,
        /** For any other name: calls the class of that name, which is on the class path of the model. */
        CLASS
    }

    /** {@return the comparison to use for the value true or false} */
    public static ComparisonSetting of(boolean compare) {
        return new ComparisonSetting(compare ? Way.MEANING : Way.NONE, null);
    }

    /** {@return the comparison with the given name; any other word is the name of a class} */
    public static ComparisonSetting of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> of(true);
            case "false" -> of(false);
            case "affinity" -> new ComparisonSetting(Way.AFFINITY, null);
            case "strict" -> new ComparisonSetting(Way.STRICT, null);
            default -> new ComparisonSetting(Way.CLASS, word.strip());
        };
    }
}
