package dev.limbeck.alembic;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.limbeck.spi.HistoryException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a recording. A missing field is reported as a fault in the recorder.
 *
 * @param fields the values of the fields: null, strings, numbers, booleans, maps, and lists of these
 */
record Json(Map<String, ? extends @Nullable Object> fields) {

    /** {@return the object that the text contains} */
    static Json parse(String text) {
        try {
            return new Json(JSON.std.mapFrom(text));
        } catch (IOException e) {
            throw new HistoryException("The output of the recorder cannot be read: " + e.getMessage(), e);
        }
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    /** {@return the text of the field, or null if there is none} */
    @Nullable
    String optional(String name) {
        Object value = fields.get(name);
        return value == null ? null : value.toString();
    }

    String text(String name) {
        return required(name).toString();
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    boolean isObject(String name) {
        return fields.get(name) instanceof Map;
    }

    Json object(String name) {
        return new Json(fieldsOf(required(name)));
    }

    List<String> texts(String name) {
        return list(name).stream().map(Object::toString).toList();
    }

    List<Json> objects(String name) {
        return list(name).stream().map(each -> new Json(fieldsOf(each))).toList();
    }

    private List<?> list(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> fieldsOf(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    private Object required(String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw new HistoryException(
                    "The output of the recorder has no \"" + name + "\" in " + fields.keySet() + ".", null);
        }
        return value;
    }
}
