package dev.limbeck.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** A value of the file in the type of its key. */
record TomlValue(Given given, Expansion expansion) {
    Object read(Object value) {
        SettingKind kind = given.key().kind();
        if (kind == SettingKind.TABLE && value instanceof TomlTable table) {
            Map<String, String> flat = new LinkedHashMap<>();
            flatten(table, "", flat);
            return flat;
        }
        if (value instanceof Boolean flag && kind == SettingKind.FLAG) {
            return flag;
        }
        if (value instanceof Boolean flag && kind == SettingKind.COMPARISON) {
            return Comparison.of(flag);
        }
        if (value instanceof Long number && kind == SettingKind.NUMBER) {
            return given.number(number.toString());
        }
        boolean list = kind == SettingKind.TEXTS || kind == SettingKind.PATHS;
        if (value instanceof TomlArray array && list) {
            return array.toList().stream()
                    .map(item -> item instanceof String text ? item(text) : refuse(item))
                    .toList();
        }
        return value instanceof String text ? single(text) : refuse(value);
    }

    private Object item(String text) {
        String expanded = expansion.expand(text, given.place());
        return given.key().kind() == SettingKind.PATHS ? given.path(expanded) : expanded;
    }

    /** Text stands for a flag or number only when a variable made it; for a list it is its one item. */
    private Object single(String text) {
        String expanded = expansion.expand(text, given.place());
        return switch (given.key().kind()) {
            case TEXTS, PATHS -> List.of(item(text));
            case FLAG, NUMBER -> expanded.equals(text) ? refuse(text) : given.value(List.of(expanded));
            case TABLE -> refuse(text);
            case TEXT, URL, ZONE, PATH, COMPARISON -> given.value(List.of(expanded));
        };
    }

    private Object refuse(Object value) {
        String shown = value instanceof String
                ? "\"" + value + "\""
                : value instanceof TomlArray ? "a list" : value instanceof TomlTable ? "a table" : value.toString();
        throw given.wrongKind(shown);
    }

    private void flatten(TomlTable table, String prefix, Map<String, String> flat) {
        for (String name : table.keySet()) {
            Object value = table.get(List.of(name));
            if (value instanceof TomlTable deeper) {
                flatten(deeper, prefix + name + ".", flat);
            } else if (value instanceof String text) {
                flat.put(prefix + name, expansion.expand(text, given.place() + "." + prefix + name));
            } else if (value instanceof TomlArray || value == null) {
                throw given.wrong(prefix + name + " must be one value.");
            } else {
                flat.put(prefix + name, value.toString());
            }
        }
    }
}
