package dev.limbeck.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The content of a TOML file: tables are maps, arrays are lists, and all other values are as the TOML library returns
 * them. Setting up the library takes 8 % of the time of a short command, so a file that has a simple form is read
 * without it. Such a file consists of tables with bare names, each of which occurs once, and of keys with bare names.
 * Each value is on one line and is a string without escapes, a whole number, true, false or a list of such strings.
 * {@code TomlDocumentTest} shows that the result is the same.
 *
 * @param root the tables and the values outside all tables
 * @param lines the line number of each table and key, counted from 1, by its path
 */
record TomlDocument(Map<String, Object> root, Map<List<String>, Integer> lines) {
    private static final int MOST_DIGITS = 18;

    /**
     * {@return the content of the text}
     *
     * @param failure creates the exception for text that is not valid TOML, from the errors with their positions
     */
    static TomlDocument parse(String text, Function<List<TomlParseError>, SettingsException> failure) {
        Optional<TomlDocument> simple = parseSimple(text);
        return simple.isPresent() ? simple.get() : parseWithLibrary(text, failure);
    }

    /** {@return the content of the text, read by the TOML library} */
    static TomlDocument parseWithLibrary(String text, Function<List<TomlParseError>, SettingsException> failure) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            throw failure.apply(result.errors());
        }
        Map<List<String>, Integer> lines = new HashMap<>();
        return new TomlDocument(copy(result, List.of(), lines), lines);
    }

    private static Map<String, Object> copy(TomlTable table, List<String> path, Map<List<String>, Integer> lines) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (String name : table.keySet()) {
            List<String> own = below(path, name);
            TomlPosition position = table.inputPositionOf(List.of(name));
            if (position != null) {
                lines.put(own, position.line());
            }
            Object value = table.get(List.of(name));
            if (value != null) {
                copy.put(name, value instanceof TomlTable deeper ? copy(deeper, own, lines) : plain(value));
            }
        }
        return copy;
    }

    private static Object plain(Object value) {
        if (value instanceof TomlArray array) {
            return array.toList().stream().map(TomlDocument::plain).toList();
        }
        return value instanceof TomlTable table ? copy(table, List.of(), new HashMap<>()) : value;
    }

    private static List<String> below(List<String> path, String name) {
        List<String> below = new ArrayList<>(path);
        below.add(name);
        return List.copyOf(below);
    }

    /** {@return the content of the text if it has the simple form; otherwise empty, whether or not it is valid} */
    static Optional<TomlDocument> parseSimple(String text) {
        TomlDocument document = new TomlDocument(new LinkedHashMap<>(), new HashMap<>());
        List<String> path = List.of();
        Map<String, Object> table = document.root;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!isPlain(line)) {
                return Optional.empty();
            }
            String code = line.strip();
            if (code.isEmpty() || code.charAt(0) == '#') {
                continue;
            }
            if (code.charAt(0) == '[') {
                path = names(code);
                Map<String, Object> opened = path == null ? null : document.open(path, number);
                if (path == null || opened == null) {
                    return Optional.empty();
                }
                table = opened;
            } else if (!document.add(table, path, code, number)) {
                return Optional.empty();
            }
        }
        return Optional.of(document);
    }

    /** Returns whether all characters are ASCII and none is a control character other than a tab. */
    private static boolean isPlain(String line) {
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c != '\t' && (c < ' ' || c > '~')) {
                return false;
            }
        }
        return true;
    }

    /** Returns the names in the brackets of a table header. */
    private static @Nullable List<String> names(String code) {
        int end = code.indexOf(']');
        if (end < 0 || !isEnd(code, end + 1)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (String name : code.substring(1, end).split("\\.", -1)) {
            if (!isBare(name)) {
                return null;
            }
            names.add(name);
        }
        return names;
    }

    /** Creates and returns the table with the given path; returns null if the path is already in use. */
    private @Nullable Map<String, Object> open(List<String> path, int line) {
        Map<String, Object> table = root;
        for (int depth = 1; depth <= path.size(); depth++) {
            String name = path.get(depth - 1);
            Object known = table.get(name);
            boolean last = depth == path.size();
            if (known != null && (last || !(known instanceof Map))) {
                return null;
            }
            if (known == null) {
                known = new LinkedHashMap<String, Object>();
                table.put(name, known);
                lines.put(List.copyOf(path.subList(0, depth)), line);
            }
            @SuppressWarnings("unchecked") // all maps are created here
            Map<String, Object> deeper = (Map<String, Object>) known;
            table = deeper;
        }
        return table;
    }

    /** Adds the key and value of the line to the table, and returns whether that is possible. */
    private boolean add(Map<String, Object> table, List<String> path, String code, int line) {
        int equals = code.indexOf('=');
        String name = equals < 0 ? "" : code.substring(0, equals).strip();
        if (!isBare(name)) {
            return false;
        }
        Object value = new Value(code, equals + 1).read();
        if (value == null || table.putIfAbsent(name, value) != null) {
            return false;
        }
        lines.put(below(path, name), line);
        return true;
    }

    private static boolean isBare(String name) {
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Returns whether nothing but a comment follows. */
    private static boolean isEnd(String code, int from) {
        String rest = code.substring(from).strip();
        return rest.isEmpty() || rest.charAt(0) == '#';
    }

    /** Reads the value at the end of a line. */
    private static final class Value {
        private final String code;
        private int at;

        private Value(String code, int from) {
            this.code = code;
            this.at = from;
        }

        /** Returns the value; null if it is not simple, or if something other than a comment follows. */
        @Nullable
        Object read() {
            skipSpace();
            Object value = peek() == '[' ? list() : peek() == '"' || peek() == '\'' ? text() : word();
            return value != null && isEnd(code, at) ? value : null;
        }

        private char peek() {
            return at < code.length() ? code.charAt(at) : '\0';
        }

        private void skipSpace() {
            while (peek() == ' ' || peek() == '\t') {
                at++;
            }
        }

        private @Nullable String text() {
            char quote = peek();
            int end = code.indexOf(quote, at + 1);
            boolean several = end >= 0 && end + 1 < code.length() && code.charAt(end + 1) == quote;
            if (end < 0 || several) {
                return null;
            }
            String text = code.substring(at + 1, end);
            if (quote == '"' && text.indexOf('\\') >= 0) {
                return null;
            }
            at = end + 1;
            return text;
        }

        private @Nullable List<Object> list() {
            List<Object> list = new ArrayList<>();
            at++;
            skipSpace();
            while (peek() != ']') {
                String text = peek() == '"' || peek() == '\'' ? text() : null;
                if (text == null) {
                    return null;
                }
                list.add(text);
                skipSpace();
                if (peek() == ',') {
                    at++;
                    skipSpace();
                } else if (peek() != ']') {
                    return null;
                }
            }
            at++;
            return list;
        }

        private @Nullable Object word() {
            int from = at;
            while (isBare(String.valueOf(peek()))) {
                at++;
            }
            String word = code.substring(from, at);
            boolean digits = !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
            if (digits && word.length() <= MOST_DIGITS && (word.length() == 1 || word.charAt(0) != '0')) {
                return Long.valueOf(word);
            }
            return word.equals("true") ? Boolean.TRUE : word.equals("false") ? Boolean.FALSE : null;
        }
    }
}
