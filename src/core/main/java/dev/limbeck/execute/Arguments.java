package dev.limbeck.execute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the person who runs revisions tells them.
 *
 * @param values what {@code -x NAME=VALUE} gave, in that order
 * @param tag what {@code --tag} gave, or null
 */
public record Arguments(Map<String, String> values, @Nullable String tag) {
    /** Nothing. */
    public static final Arguments NONE = new Arguments(Map.of(), null);

    /** Copies the map. */
    public Arguments {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@return the same with that tag} */
    public Arguments withTag(@Nullable String other) {
        return new Arguments(values, other);
    }
}
