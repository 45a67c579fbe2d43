package dev.limbeck.sqlite.ddl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A cache of parsing results. A result depends only on the text, so an entry is never out of date. The cache is cleared
 * when it reaches its maximum size.
 *
 * @param <T> the type of the results
 */
public final class BoundedCache<T> {
    private final Map<String, T> known = new ConcurrentHashMap<>();
    private final Function<String, T> parser;
    private final int maximum;

    /** Creates an empty cache with a maximum number of entries. */
    public BoundedCache(int maximum, Function<String, T> parser) {
        this.maximum = maximum;
        this.parser = parser;
    }

    /** {@return the result of parsing the text} */
    public T get(String text) {
        T found = known.get(text);
        if (found == null) {
            if (known.size() >= maximum) {
                known.clear();
            }
            found = parser.apply(text);
            known.put(text, found);
        }
        return found;
    }

    /** Forgets the result for a text that is not expected to be needed again. */
    public void forget(String text) {
        known.remove(text);
    }
}
