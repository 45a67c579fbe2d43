package dev.limbeck.settings;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values from one source. A layer of higher precedence overrides values of a lower layer, key by key. Values are
 * read on demand, so that an unset variable in an overridden value is not an error.
 */
final class Layer {
    private final Map<SettingKey, Supplier<Object>> values = new EnumMap<>(SettingKey.class);

    /** {@return the lowest layer: the defaults} */
    static Layer defaults(Path base) {
        Layer layer = new Layer();
        for (SettingKey key : SettingKey.all()) {
            key.defaultText()
                    .ifPresent(text -> layer.put(key, new SettingSource(key, key.key(), base).parse(list(key, text))));
        }
        return layer;
    }

    /** Splits the default of a list of paths at commas, because the path separator depends on the system. */
    private static List<String> list(SettingKey key, String text) {
        return key.kind() == SettingKind.PATHS ? List.of(text.split(",", -1)) : List.of(text);
    }

    /** {@return the layer of environment variables; an empty variable counts as not set} */
    static Layer variables(Map<String, String> variables, Path base) {
        Layer layer = new Layer();
        for (SettingKey key : SettingKey.all()) {
            String text = variables.get(key.variable());
            if (text != null && !text.isEmpty()) {
                layer.putLater(key, () -> new SettingSource(key, key.variable(), base).parse(List.of(text)));
            }
        }
        return layer;
    }

    /** Sets a value. */
    void put(SettingKey key, Object value) {
        values.put(key, () -> value);
    }

    /** Sets a value that is read on demand. */
    void putLater(SettingKey key, Supplier<Object> value) {
        values.put(key, value);
    }

    /** {@return whether this layer sets the key} */
    boolean has(SettingKey key) {
        return values.containsKey(key);
    }

    /** Overrides values of this layer with the values of the other layer; tables are merged entry by entry. */
    void override(Layer other) {
        other.values.forEach((key, above) -> values.merge(
                key, above, (lower, upper) -> key.kind() == SettingKind.TABLE ? () -> merged(lower, upper) : upper));
    }

    private static Object merged(Supplier<Object> below, Supplier<Object> above) {
        Map<Object, Object> all = new LinkedHashMap<>((Map<?, ?>) below.get());
        all.putAll((Map<?, ?>) above.get());
        return all;
    }

    <T> T get(SettingKey key, Class<T> type) {
        return Objects.requireNonNull(find(key, type), key::key);
    }

    <T> @Nullable T find(SettingKey key, Class<T> type) {
        Supplier<Object> value = values.get(key);
        return value == null ? null : type.cast(value.get());
    }

    <T> List<T> list(SettingKey key, Class<T> type) {
        List<?> items = get(key, List.class);
        return items.stream().<T>map(type::cast).toList();
    }

    Map<String, String> table(SettingKey key) {
        Map<String, String> table = new LinkedHashMap<>();
        Map<?, ?> given = get(key, Map.class);
        given.forEach((name, value) -> table.put(String.valueOf(name), String.valueOf(value)));
        return table;
    }
}
