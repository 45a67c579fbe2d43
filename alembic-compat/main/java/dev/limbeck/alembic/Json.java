package dev.limbeck.alembic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.limbeck.spi.HistoryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a recording. A missing field is reported as an error of the recorder.
 *
 * @param fields the fields whose values are not null: texts, longs, booleans, objects, and lists of these
 */
record Json(Map<String, Object> fields) {

    /** {@return the object that the text contains} */
    static Json parse(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            if (value(parser) instanceof Json json) {
                return json;
            }
            throw new HistoryException("The output of the recorder is not a JSON object.", null);
        } catch (IOException e) {
            throw new HistoryException("The output of the recorder cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            default -> parser.getText();
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new Json(fields);
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(parser);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    boolean has(String name) {
        return fields.containsKey(name);
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

    Json object(String name) {
        return (Json) required(name);
    }

    List<String> texts(String name) {
        return list(name).stream().map(Object::toString).toList();
    }

    List<Json> objects(String name) {
        return list(name).stream().map(Json.class::cast).toList();
    }

    private List<?> list(String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
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
