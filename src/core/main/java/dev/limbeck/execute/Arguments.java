package dev.limbeck.execute;

import dev.limbeck.model.NamingConvention;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that the user passes to revisions on the command line.
 *
 * @param values the values of {@code -x NAME=VALUE} by name, in the order of the command line
 * @param tag the value of {@code --tag}, or null
 * @param naming the convention for naming constraints that revisions leave unnamed
 */
public record Arguments(Map<String, String> values, @Nullable String tag, NamingConvention naming) {
    /** No arguments. */
    public static final Arguments NONE = new Arguments(Map.of(), null);

    /** Creates arguments without a naming convention: unnamed constraints remain unnamed. */
    public Arguments(Map<String, String> values, @Nullable String tag) {
        this(values, tag, NamingConvention.NONE);
    }

    /** Copies the map. */
    public Arguments {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@return a copy with the given naming convention} */
    public Arguments withNaming(NamingConvention other) {
        return new Arguments(values, tag, other);
    }
}
