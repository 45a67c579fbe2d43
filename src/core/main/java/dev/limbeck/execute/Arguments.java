package dev.limbeck.execute;

import dev.limbeck.model.NamingConvention;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the person who runs revisions tells them.
 *
 * @param values what {@code -x NAME=VALUE} gave, in that order
 * @param tag what {@code --tag} gave, or null
 * @param naming how the constraints are called that revisions leave without a name
 */
public record Arguments(Map<String, String> values, @Nullable String tag, NamingConvention naming) {
    /** Nothing. */
    public static final Arguments NONE = new Arguments(Map.of(), null);

    /** Constraints that have no name stay so. */
    public Arguments(Map<String, String> values, @Nullable String tag) {
        this(values, tag, NamingConvention.NONE);
    }

    /** Copies the map. */
    public Arguments {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@return the same with that convention} */
    public Arguments withNaming(NamingConvention other) {
        return new Arguments(values, tag, other);
    }
}
