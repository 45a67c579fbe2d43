package dev.limbeck.sqlite;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was read from texts. The text is the whole of the key and reading it asks nothing else, so what is remembered is
 * never out of date. Beyond a number of texts it starts anew.
 *
 * @param <T> what a text is read as
 */
final class Remembered<T> {
    private final Map<String, T> known = new ConcurrentHashMap<>();
    private final Function<String, T> reading;
    private final int most;

    /** Remembers nothing yet, and later at most so many texts. */
    Remembered(int most, Function<String, T> reading) {
        this.most = most;
        this.reading = reading;
    }

    /** {@return what that text is read as} */
    T of(String text) {
        T found = known.get(text);
        if (found == null) {
            if (known.size() >= most) {
                known.clear();
            }
            found = reading.apply(text);
            known.put(text, found);
        }
        return found;
    }
}
