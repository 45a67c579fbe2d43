package dev.limbeck.cli;

import dev.limbeck.cli.command.CommandContext;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A textual form of an object: the values of all its fields, including the objects in them, recursively. For an object
 * of a class outside the given packages, this form contains only its value or the name of its class.
 */
final class ObjectText {
    private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private final List<String> packages;

    private ObjectText(List<String> packages) {
        this.packages = packages;
    }

    /** {@return the textual form of the object} */
    static String of(@Nullable Object object, String... packages) {
        ObjectText text = new ObjectText(List.of(packages));
        text.append(object, "");
        return text.text.toString();
    }

    private void append(@Nullable Object object, String indent) {
        if (object == null || object instanceof Number || object instanceof Boolean || object instanceof Enum<?>) {
            text.append(object);
        } else if (object instanceof String || object instanceof Character) {
            text.append('"').append(object).append('"');
        } else if (seen.putIfAbsent(object, seen.size()) != null) {
            text.append('#').append(seen.get(object));
        } else if (object instanceof Map<?, ?> map) {
            appendAll(map instanceof LinkedHashMap || map instanceof SortedMap ? entries(map) : sorted(map), indent);
        } else if (object instanceof Map.Entry<?, ?> entry) {
            append(entry.getKey(), indent + "  ");
            text.append(" -> ");
            append(entry.getValue(), indent + "  ");
        } else if (object instanceof Collection<?> collection) {
            appendAll(collection, indent);
        } else if (object.getClass().isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(object); i++) {
                elements.add(Array.get(object, i));
            }
            appendAll(elements, indent);
        } else if (hasFields(object.getClass())) {
            appendFields(object, indent);
        } else if (object.getClass().getPackageName().equals("java.lang.reflect")
                || object instanceof java.nio.file.Path
                || object instanceof java.util.regex.Pattern
                || object instanceof Class<?>) {
            text.append(object);
        } else {
            text.append(object.getClass().getName());
        }
    }

    private void appendAll(Iterable<?> elements, String indent) {
        text.append('[');
        for (Object element : elements) {
            text.append('\n').append(indent).append("  ");
            append(element, indent + "  ");
        }
        text.append(']');
    }

    private static List<?> entries(Map<?, ?> map) {
        return List.copyOf(map.entrySet());
    }

    /** The iteration order of these maps depends on the memory addresses of the keys. */
    private static List<?> sorted(Map<?, ?> map) {
        return map.entrySet().stream()
                .sorted(Comparator.comparing(entry -> String.valueOf(entry.getKey())))
                .toList();
    }

    private boolean hasFields(Class<?> type) {
        return packages.stream().anyMatch(type.getName()::startsWith)
                && type != CommandContext.class
                && type != CommandLine.Tracer.class;
    }

    private void appendFields(Object object, String indent) {
        text.append(object.getClass().getName());
        for (Class<?> type = object.getClass(); hasFields(type); type = type.getSuperclass()) {
            for (Field field : Stream.of(type.getDeclaredFields())
                    .sorted(Comparator.comparing(Field::getName))
                    .toList()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    text.append('\n')
                            .append(indent)
                            .append("  ")
                            .append(field.getName())
                            .append(": ");
                    append(value(field, object), indent + "  ");
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
