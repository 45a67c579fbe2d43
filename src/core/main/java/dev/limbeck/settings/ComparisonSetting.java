package dev.limbeck.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one property of columns is compared.
 *
 * @param way the kind of comparison
 * @param className the class that compares, for {@link Way#CLASS}; otherwise null
 */
public record ComparisonSetting(Way way, @Nullable String className) {

    /** The kinds of comparison. */
    public enum Way {
        /** {@code true}: by meaning, so that synonyms are equal. */
        MEANING,
        /** {@code false}: not at all. */
        NONE,
        /** {@code affinity}: only differences in how the database stores values. */
        AFFINITY,
        /** {@code strict}: exactly as written. */
        STRICT,
        /** By a class on the class path of the model. */
        CLASS
    }

    /** {@return the comparison for true or false} */
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
