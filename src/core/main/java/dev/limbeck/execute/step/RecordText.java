package dev.limbeck.execute.step;

import dev.limbeck.model.NameRules;
import dev.limbeck.model.Options;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Converts operations, schemas and planned statements, all of which consist of records, to text and back. Updating
 * Limbeck does not invalidate a journal: if a later version adds a component to a record, it reads the component from
 * older text as null, empty, false, 0 or the default rules for names.
 */
final class RecordText {
    private static final String TYPE = "@";

    private RecordText() {}

    /** {@return the text of a record, or of a list of records} */
    static String encode(Object value) {
        StringBuilder out = new StringBuilder();
        JsonText.write(toTree(value), out);
        return out.toString();
    }

    /**
     * {@return the record of the given class, or of one of its permitted subclasses}
     *
     * @throws IllegalArgumentException if the text does not describe a record of the given class
     */
    static <T> T decode(String text, Class<T> wanted) {
        Object value = fromTree(JsonText.read(text), wanted);
        if (value == null) {
            throw new IllegalArgumentException("The journal entry is empty");
        }
        return wanted.cast(value);
    }

    /** {@return the records of a list} */
    static <T> List<T> decodeList(String text, Class<T> wanted) {
        List<T> list = new ArrayList<>();
        for (Object each : (List<?>) java.util.Objects.requireNonNull(JsonText.read(text))) {
            list.add(wanted.cast(fromTree(each, wanted)));
        }
        return list;
    }

    private static @Nullable Object toTree(@Nullable Object value) {
        if (value instanceof Record record) {
            return recordTree(record);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Optional<?> optional) {
            return toTree(optional.orElse(null));
        }
        if (value instanceof Set<?> set) {
            return new TreeSet<>(set.stream()
                            .map(each -> String.valueOf(toTree(each)))
                            .toList())
                    .stream().toList();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordText::toTree).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            map.forEach((key, each) -> tree.put(String.valueOf(key), toTree(each)));
            return tree;
        }
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        throw new IllegalArgumentException("A journal cannot contain a value of " + value.getClass());
    }

    private static Map<String, @Nullable Object> recordTree(Record record) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(TYPE, record.getClass().getSimpleName());
        RecordShape shape = RecordShape.of(record.getClass());
        List<@Nullable Object> values = shape.values(record);
        for (int i = 0; i < values.size(); i++) {
            Object value = toTree(values.get(i));
            if (value != null && !value.equals(List.of()) && !value.equals(false)) {
                tree.put(shape.names().get(i), value);
            }
        }
        return tree;
    }

    private static @Nullable Object fromTree(@Nullable Object tree, Type wanted) {
        if (wanted instanceof ParameterizedType generic) {
            return fromGeneric(tree, generic);
        }
        Class<?> type = (Class<?>) wanted;
        if (tree == null) {
            return emptyValue(type);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(tree))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown value " + tree + " in a journal"));
        }
        if (tree instanceof Map<?, ?> map && map.containsKey(TYPE)) {
            return newRecord(map, findClass(type, String.valueOf(map.get(TYPE))));
        }
        return tree instanceof Long value ? number(value, type) : tree;
    }

    private static @Nullable Object emptyValue(Class<?> type) {
        if (type == Options.class) {
            return Options.NONE;
        }
        if (type == NameRules.class) {
            return NameRules.ASCII_INSENSITIVE;
        }
        return type == boolean.class ? (Object) false : type.isPrimitive() ? number(0L, type) : null;
    }

    private static Object number(Long value, Class<?> type) {
        return type == int.class || type == Integer.class ? (Object) Math.toIntExact(value) : value;
    }

    private static Object fromGeneric(@Nullable Object tree, ParameterizedType generic) {
        Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
        if (generic.getRawType() == Optional.class) {
            return Optional.ofNullable(fromTree(tree, last));
        }
        if (generic.getRawType() == Map.class) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            if (tree instanceof Map<?, ?> given) {
                given.forEach((key, each) -> map.put(String.valueOf(key), fromTree(each, last)));
            }
            return map;
        }
        List<@Nullable Object> list = new ArrayList<>();
        if (tree instanceof List<?> given) {
            given.forEach(each -> list.add(fromTree(each, last)));
        }
        return generic.getRawType() == Set.class ? Set.copyOf(list) : list;
    }

    private static Object newRecord(Map<?, ?> tree, Class<?> type) {
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] values = new Object[shape.names().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fromTree(tree.get(shape.names().get(i)), shape.types().get(i));
        }
        return shape.create(values);
    }

    private static Class<?> findClass(Class<?> wanted, String name) {
        Class<?> found = RecordShape.findClass(wanted, name);
        if (found == null) {
            throw new IllegalArgumentException("A journal entry has the unknown type " + name);
        }
        return found;
    }
}
