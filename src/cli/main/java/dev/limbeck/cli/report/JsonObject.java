package dev.limbeck.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object, whose fields are written in the order in which they were added. */
final class JsonObject {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /**
     * Adds a field.
     *
     * @param value null, a string, a boolean, a number, an object, or a list of these; any other value becomes a string
     */
    JsonObject with(String name, @Nullable Object value) {
        fields.put(name, convert(value));
        return this;
    }

    /** Adds an array with the result of the function for each of the given values. */
    <T> JsonObject with(String name, List<T> values, Function<T, ?> shape) {
        return with(name, values.stream().map(shape).toList());
    }

    /** {@return the fields; the objects that they contain are maps} */
    Map<String, @Nullable Object> toMap() {
        return fields;
    }

    private static @Nullable Object convert(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            return object.fields;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonObject::convert).toList();
        }
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        return value.toString();
    }
}
