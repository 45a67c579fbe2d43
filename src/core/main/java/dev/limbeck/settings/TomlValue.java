package dev.limbeck.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts a value of the file to the type of its key. */
record TomlValue(SettingSource given, Expansion expansion) {
    /** {@return the value; variables in it are replaced} */
    Object read(Object value) {
        SettingKind kind = given.key().kind();
        if (kind == SettingKind.TABLE && value instanceof Map<?, ?> table) {
            Map<String, String> flat = new LinkedHashMap<>();
            flatten(table, "", flat);
            return flat;
        }
        if (value instanceof Boolean flag && kind == SettingKind.FLAG) {
            return flag;
        }
        if (value instanceof Boolean flag && kind == SettingKind.COMPARISON) {
            return ComparisonSetting.of(flag);
        }
        if (value instanceof Long number && kind == SettingKind.NUMBER) {
            return given.number(number.toString());
        }
        boolean list = kind == SettingKind.TEXTS || kind == SettingKind.PATHS || kind == SettingKind.DATABASES;
        if (value instanceof List<?> array && list) {
            return array.stream()
                    .map(item -> item instanceof String text ? item(text) : refuse(item))
                    .toList();
        }
        if (value instanceof List<?> array && kind == SettingKind.COMMANDS) {
            return array.stream().map(this::command).toList();
        }
        return value instanceof String text ? single(text) : refuse(value);
    }

    private Object command(Object item) {
        if (item instanceof String text) {
            return PostWriteCommand.of(expansion.expand(text, given.place()));
        }
        if (!(item instanceof Map<?, ?> table)) {
            return refuse(item);
        }
        Map<String, String> entries = new LinkedHashMap<>();
        flatten(table, "", entries);
        String command = entries.remove("command");
        String name = entries.remove("name");
        String folder = entries.remove("cwd");
        String append = entries.getOrDefault("append_file", "true");
        entries.remove("append_file");
        if (!entries.isEmpty()) {
            throw given.wrong("unknown key " + entries.keySet().iterator().next()
                    + "; the keys are append_file, command, name and cwd.");
        }
        if (command == null || command.isBlank()) {
            throw given.wrong((name == null ? "a table" : name) + " has no command.");
        }
        if (!append.equals("true") && !append.equals("false")) {
            throw given.wrong("append_file must be true or false, but is \"" + append + "\".");
        }
        return new PostWriteCommand(
                name == null ? command : name,
                command,
                folder == null ? null : given.path(folder),
                append.equals("true"));
    }

    private Object item(String text) {
        String expanded = expansion.expand(text, given.place());
        return switch (given.key().kind()) {
            case PATHS -> given.path(expanded);
            case DATABASES -> new FleetSource(expanded, given.base());
            default -> expanded;
        };
    }

    /**
     * Reads a string. For a flag or a number, a string is accepted only if it contains a variable; for a list, the
     * string becomes its only item.
     */
    private Object single(String text) {
        String expanded = expansion.expand(text, given.place());
        return switch (given.key().kind()) {
            case TEXTS, PATHS, DATABASES -> List.of(item(text));
            case COMMANDS -> List.of(PostWriteCommand.of(expanded));
            case FLAG, NUMBER -> expanded.equals(text) ? refuse(text) : given.parse(List.of(expanded));
            case TABLE -> refuse(text);
            case TEXT, URL, ZONE, PATH, COMPARISON -> given.parse(List.of(expanded));
        };
    }

    private Object refuse(Object value) {
        String shown = value instanceof String
                ? "\"" + value + "\""
                : value instanceof List ? "a list" : value instanceof Map ? "a table" : value.toString();
        throw given.wrongKind(shown);
    }

    private void flatten(Map<?, ?> table, String prefix, Map<String, String> flat) {
        for (Map.Entry<?, ?> entry : table.entrySet()) {
            String name = (String) entry.getKey();
            Object value = entry.getValue();
            if (value instanceof Map<?, ?> deeper) {
                flatten(deeper, prefix + name + ".", flat);
            } else if (value instanceof String text) {
                flat.put(prefix + name, expansion.expand(text, given.place() + "." + prefix + name));
            } else if (value instanceof List) {
                throw given.wrong(prefix + name + " must be a single value.");
            } else {
                flat.put(prefix + name, value.toString());
            }
        }
    }
}
