package dev.limbeck.mariadb.type;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data type, as written in a statement or as printed by the server.
 *
 * @param name the name in lower case, without synonyms
 * @param arguments the text between the parentheses; may be empty
 * @param suffix the words after the parentheses, such as {@code unsigned}
 */
record DeclaredMariadbType(String name, String arguments, String suffix) {
    private static final Pattern PARTS = Pattern.compile("(?s)\\s*([\\w ]+)\\s*(?:\\((.*)\\))?\\s*([a-zA-Z_ ]*)");
    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("integer", "int"),
            Map.entry("int4", "int"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("numeric", "decimal"),
            Map.entry("dec", "decimal"),
            Map.entry("fixed", "decimal"),
            Map.entry("real", "double"),
            Map.entry("double precision", "double"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "char"));

    private static final Map<String, TypeName> PORTABLE = Map.ofEntries(
            Map.entry("tinyint", TypeName.TINYINT),
            Map.entry("smallint", TypeName.SMALLINT),
            Map.entry("int", TypeName.INTEGER),
            Map.entry("bigint", TypeName.BIGINT),
            Map.entry("float", TypeName.REAL),
            Map.entry("double", TypeName.DOUBLE),
            Map.entry("decimal", TypeName.NUMERIC),
            Map.entry("char", TypeName.CHAR),
            Map.entry("varchar", TypeName.VARCHAR),
            Map.entry("longtext", TypeName.TEXT),
            Map.entry("binary", TypeName.BINARY),
            Map.entry("varbinary", TypeName.VARBINARY),
            Map.entry("longblob", TypeName.BLOB),
            Map.entry("date", TypeName.DATE),
            Map.entry("time", TypeName.TIME),
            Map.entry("datetime", TypeName.TIMESTAMP),
            Map.entry("uuid", TypeName.UUID),
            Map.entry("json", TypeName.JSON));

    static DeclaredMariadbType parse(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return new DeclaredMariadbType(text.strip(), "", "");
        }
        String word = parts.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String suffix = parts.group(3).strip().toLowerCase(Locale.ROOT);
        for (String each : List.of(" unsigned", " zerofill", " signed")) {
            if (word.endsWith(each)) {
                suffix = (each + " " + suffix).strip();
                word = word.substring(0, word.length() - each.length());
            }
        }
        String arguments = parts.group(2) == null ? "" : parts.group(2);
        if (word.equals("bool") || word.equals("boolean")) {
            return new DeclaredMariadbType("tinyint", "1", suffix);
        }
        return complete(NAMES.getOrDefault(word, word), arguments.strip(), suffix);
    }

    /**
     * Returns the type with the arguments that the server would print; the server adds some arguments and omits others.
     */
    private static DeclaredMariadbType complete(String name, String arguments, String suffix) {
        String plain = name.equals("enum") || name.equals("set") ? arguments : arguments.replace(" ", "");
        if (name.equals("float") && !plain.isEmpty() && !plain.contains(",")) {
            return new DeclaredMariadbType(Integer.parseInt(plain) > 24 ? "double" : "float", "", suffix);
        }
        boolean truth = name.equals("tinyint") && plain.equals("1");
        if (INTEGERS.contains(name) && !truth && !suffix.contains("zerofill")) {
            plain = "";
        }
        plain = switch (name) {
            case "decimal" -> plain.isEmpty() ? "10,0" : plain.contains(",") ? plain : plain + ",0";
            case "char", "bit", "binary" -> plain.isEmpty() ? "1" : plain;
            case "datetime", "time", "timestamp" -> plain.equals("0") ? "" : plain;
            case "year" -> "";
            default -> plain;
        };
        return new DeclaredMariadbType(name, plain, suffix.equals("signed") ? "" : suffix);
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(arguments);
        while (value.find()) {
            values.add(value.group(1).replace("''", "'").replace("\\\\", "\\"));
        }
        return values;
    }

    SqlType type() {
        if (name.equals("bit") && arguments.equals("1")) {
            return SqlType.of(TypeName.BOOL);
        }
        if (name.equals("enum")) {
            return SqlType.enumeration(values().toArray(String[]::new));
        }
        boolean exact = !suffix.isEmpty()
                || (name.equals("char") && arguments.equals("1"))
                || (name.equals("tinyint") && !arguments.isEmpty());
        TypeName portable = PORTABLE.get(name);
        if (exact || portable == null) {
            return SqlType.raw(text());
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : arguments.isEmpty() ? new String[0] : arguments.split(",", -1)) {
            numbers.add(Integer.valueOf(number));
        }
        if (name.equals("datetime") && numbers.isEmpty()) {
            numbers.add(0);
        }
        return new SqlType.Portable(portable, numbers);
    }

    private String text() {
        return name + (arguments.isEmpty() ? "" : "(" + arguments + ")") + (suffix.isEmpty() ? "" : " " + suffix);
    }

    /** {@return the key; it does not depend on the order of an enumeration's values} */
    String key() {
        if (name.equals("enum")) {
            return values().stream()
                    .sorted()
                    .toList()
                    .toString()
                    .replace('[', '(')
                    .replaceFirst("^", "enum");
        }
        return text();
    }
}
