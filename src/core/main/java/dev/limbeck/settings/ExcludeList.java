package dev.limbeck.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** Adds patterns to {@code autogenerate.exclude} in the text of a {@code limbeck.toml}. */
public final class ExcludeList {
    private static final Pattern TABLE = Pattern.compile("(?m)^[ \\t]*\\[[ \\t]*autogenerate[ \\t]*\\][^\\n]*\\n?");
    private static final Pattern KEY =
            Pattern.compile("(?m)^[ \\t]*(?:autogenerate[ \\t]*\\.[ \\t]*)?exclude[ \\t]*=[ \\t]*\\[");
    private static final String NAME = "autogenerate.exclude";

    private ExcludeList() {}

    /**
     * {@return the text with the patterns that it does not contain yet; comments and formatting are kept}
     *
     * @throws IllegalArgumentException if the text is written in a way that this method cannot extend
     */
    public static String add(String toml, List<String> patterns) {
        List<Object> present = present(toml);
        List<String> missing =
                patterns.stream().filter(pattern -> !present.contains(pattern)).toList();
        if (missing.isEmpty()) {
            return toml;
        }
        String added = present.isEmpty() && !Toml.parse(toml).contains(NAME)
                ? withKey(toml, missing)
                : withElements(toml, missing);
        if (Toml.parse(added).hasErrors() || !present(added).containsAll(missing)) {
            throw new IllegalArgumentException("autogenerate.exclude is written in a way that Limbeck cannot extend");
        }
        return added;
    }

    private static List<Object> present(String toml) {
        TomlParseResult parsed = Toml.parse(toml);
        Object value = parsed.get(NAME);
        if (value != null && !(value instanceof TomlArray)) {
            throw new IllegalArgumentException("autogenerate.exclude is not a list");
        }
        return value instanceof TomlArray array ? array.toList() : List.of();
    }

    private static String withKey(String toml, List<String> patterns) {
        String line = "exclude = [" + joined(patterns, ", ") + "]\n";
        Matcher table = TABLE.matcher(toml);
        if (table.find()) {
            String header = table.group().endsWith("\n") ? "" : "\n";
            return toml.substring(0, table.end()) + header + line + toml.substring(table.end());
        }
        String end = toml.isEmpty() ? "" : toml.endsWith("\n") ? "\n" : "\n\n";
        return toml + end + "[autogenerate]\n" + line;
    }

    private static String withElements(String toml, List<String> patterns) {
        int table = 0;
        Matcher header = TABLE.matcher(toml);
        if (header.find()) {
            table = header.end();
        }
        Matcher key = KEY.matcher(toml);
        if (!key.find(table) && !key.find(0)) {
            throw new IllegalArgumentException("autogenerate.exclude is written in a way that Limbeck cannot extend");
        }
        Elements elements = Elements.read(toml, key.end());
        boolean lines = toml.substring(key.end(), elements.close()).contains("\n");
        String comma = elements.needsComma() ? "," : "";
        if (!lines) {
            String space = elements.isEmpty() ? "" : " ";
            return toml.substring(0, elements.end())
                    + comma
                    + space
                    + joined(patterns, ", ")
                    + toml.substring(elements.end());
        }
        String indent = "\n    ";
        String before = toml.substring(0, elements.end()) + comma + toml.substring(elements.end(), elements.close());
        return before.stripTrailing() + indent + joined(patterns, "," + indent) + "\n"
                + toml.substring(elements.close());
    }

    private static String joined(List<String> patterns, String separator) {
        return patterns.stream().map(ExcludeList::quoted).collect(Collectors.joining(separator));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> quoted.append(
                        c == '"' || c == '\\'
                                ? "\\" + (char) c
                                : c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return quoted.append('"').toString();
    }

    /**
     * The elements of an array in the text.
     *
     * @param end the offset after the last element or comma
     * @param close the offset of the closing bracket
     * @param isEmpty whether there is no element
     * @param needsComma whether the last element is not followed by a comma
     */
    private record Elements(int end, int close, boolean isEmpty, boolean needsComma) {
        private static final Pattern TOKEN =
                Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|#[^\\n]*|,|\\]|\\s+", Pattern.DOTALL);

        static Elements read(String toml, int start) {
            Matcher token = TOKEN.matcher(toml);
            List<String> code = new ArrayList<>();
            int end = start;
            int at = start;
            while (token.region(at, toml.length()).lookingAt()) {
                String text = token.group();
                if (text.equals("]")) {
                    boolean empty = code.isEmpty();
                    return new Elements(
                            end, at, empty, !empty && !code.get(code.size() - 1).equals(","));
                }
                at = token.end();
                if (!text.isBlank() && !text.startsWith("#")) {
                    code.add(text);
                    end = at;
                }
            }
            throw new IllegalArgumentException("autogenerate.exclude is written in a way that Limbeck cannot extend");
        }
    }
}
