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
 * The values given in one place; a layer laid over another hides what it gives too, key by key. A value is read when it
 * is asked for: a variable that is not set harms nobody where a flag hides it.
 */
final class Layer {
    private final Map<SettingKey, Supplier<Object>> values = new EnumMap<>(SettingKey.class);

    /** {@return the layer below all others: what holds when nothing is set} */
    static Layer defaults(Path base) {
        Layer layer = new Layer();
        for (SettingKey key : SettingKey.all()) {
            key.defaultText().ifPresent(text -> layer.put(key, new Given(key, key.key(), base).value(list(key, text))));
        }
        return layer;
    }

    /** A default spells lists of paths with commas, so that it reads the same on every system. */
    private static List<String> list(SettingKey key, String text) {
        return key.kind() == SettingKind.PATHS ? List.of(text.split(",", -1)) : List.of(text);
    }

    /** {@return the layer of variables; an empty one counts as not set} */
    static Layer variables(Map<String, String> variables, Path base) {
        Layer layer = new Layer();
        for (SettingKey key : SettingKey.all()) {
            String text = variables.get(key.variable());
            if (text != null && !text.isEmpty()) {
                layer.put(key, new Given(key, key.variable(), base).value(List.of(text)));
            }
        }
        return layer;
    }

    /** {@return the layer of flags, or of calls of the builder} */
    static Layer flags(Map<SettingKey, List<String>> flags, Path base) {
        Layer layer = new Layer();
        flags.forEach((key, texts) -> layer.put(key, new Given(key, key.flag(), base).value(texts)));
        return layer;
    }

    void put(SettingKey key, Object value) {
        values.put(key, () -> value);
    }

    void putLater(SettingKey key, Supplier<Object> value) {
        values.put(key, value);
    }

    /** Lays the other over this one; tables are merged name by name. */
    void cover(Layer other) {
        other.values.forEach((key, above) -> values.merge(
                key, above, (lower, upper) -> key.kind() == SettingKind.TABLE ? () -> covered(lower, upper) : upper));
    }

    private static Object covered(Supplier<Object> below, Supplier<Object> above) {
        Map<Object, Object> merged = new LinkedHashMap<>((Map<?, ?>) below.get());
        merged.putAll((Map<?, ?>) above.get());
        return merged;
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
