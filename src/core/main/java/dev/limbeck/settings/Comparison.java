package dev.limbeck.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How columns are compared in one respect.
 *
 * @param way the way
 * @param className the class that decides, for {@link Way#CLASS}; else null
 */
public record Comparison(Way way, @Nullable String className) {

    /** The ways of comparing. */
    public enum Way {
        /** {@code true}: what means the same is the same. */
        MEANING,
        /** {@code false}: not at all. */
        NONE,
        /** {@code affinity}: only what the database stores in another way. */
        AFFINITY,
        /** {@code strict}: to the letter. */
        STRICT,
        /** A class of the model's class path. */
        CLASS
    }

    /** {@return the comparison for true or false} */
    public static Comparison of(boolean compare) {
        return new Comparison(compare ? Way.MEANING : Way.NONE, null);
    }

    /** {@return the comparison of that word; a word that is none is the name of a class} */
    public static Comparison of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> of(true);
            case "false" -> of(false);
            case "affinity" -> new Comparison(Way.AFFINITY, null);
            case "strict" -> new Comparison(Way.STRICT, null);
            default -> new Comparison(Way.CLASS, word.strip());
        };
    }
}
