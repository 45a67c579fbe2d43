package dev.limbeck.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options of a table, column, index or constraint that only some databases support, in order. A key begins with the
 * name of its database: {@code sqlite_strict}, {@code postgresql_fillfactor}. A database ignores the options of other
 * databases.
 *
 * @param values the values by key: a string, a {@code Long} or true; an option that is false is left out
 */
public record Options(Map<String, Object> values) {
    /** No options. */
    public static final Options NONE = new Options(Map.of());

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*_[a-z0-9_]+");

    /** Copies the map; rejects keys without the name of a database and values of other types. */
    public Options {
        Map<String, Object> copied = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("The option \"" + key
                        + "\" must begin with the name of its database, for instance sqlite_strict");
            }
            if (!Boolean.FALSE.equals(value)) {
                copied.put(key, stored(key, value));
            }
        });
        values = Collections.unmodifiableMap(copied);
    }

    /** {@return the options with the given values} */
    public static Options of(Map<String, Object> values) {
        return new Options(values);
    }

    private static Object stored(String key, Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(
                "The value of the option " + key + " must be a string, a whole number, true or false, not " + value);
    }

    /** {@return a copy of these options with the given option, which replaces an option with the same key} */
    public Options with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Options(more);
    }

    /** {@return a copy of these options with the given options, which replace options with the same keys} */
    public Options with(Options others) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new Options(more);
    }

    /** {@return the value of the option, if there is one} */
    public Optional<Object> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** {@return whether the option is true} */
    public boolean has(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** {@return whether there are no options} */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** {@return the options of the given database} */
    public Options of(String dialect) {
        Map<String, Object> own = new LinkedHashMap<>(values);
        own.keySet().removeIf(key -> !key.startsWith(dialect + "_"));
        return own.size() == values.size() ? this : new Options(own);
    }

    /** {@return the options in a readable form: {@code WITHOUT ROWID, STRICT}} */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(option -> words(option.getKey())
                        + (Boolean.TRUE.equals(option.getValue()) ? "" : " = " + option.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(String key) {
        return key.substring(key.indexOf('_') + 1).replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
