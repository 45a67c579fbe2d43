package dev.limbeck.postgresql.type;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A type as a statement declares it or the catalog prints it.
 *
 * @param name the short name, for instance {@code varchar} or {@code timestamptz}; a name that is not built in is
 *     unchanged
 * @param arguments the numbers in parentheses
 * @param dimensions the number of dimensions of an array; 0 for any other type
 * @param text the text of the type without the dimensions
 */
record TypeDeclaration(String name, List<Integer> arguments, int dimensions, String text) {
    /** The precision of dates and times if none is specified. */
    private static final int DEFAULT_PRECISION = 6;

    private static final Pattern DIMENSION =
            Pattern.compile("(?is)\\s*(?:\\[\\s*\\d*\\s*]|\\barray\\b(?:\\s*\\[\\s*\\d*\\s*])?)\\s*$");
    private static final Pattern ARGUMENTS = Pattern.compile("\\(\\s*(\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\)");

    /** The names and synonyms of built-in types, without arguments. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("bool", "boolean"),
            Map.entry("int2", "smallint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("serial2", "smallint"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("serial", "integer"),
            Map.entry("serial4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("bigserial", "bigint"),
            Map.entry("serial8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("national character varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("nchar", "char"),
            Map.entry("national character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("time without time zone", "time"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("bit varying", "varbit"));

    private static final Map<String, TypeName> PORTABLE = Map.ofEntries(
            Map.entry("boolean", TypeName.BOOL),
            Map.entry("smallint", TypeName.SMALLINT),
            Map.entry("integer", TypeName.INTEGER),
            Map.entry("bigint", TypeName.BIGINT),
            Map.entry("real", TypeName.REAL),
            Map.entry("double precision", TypeName.DOUBLE),
            Map.entry("numeric", TypeName.NUMERIC),
            Map.entry("char", TypeName.CHAR),
            Map.entry("varchar", TypeName.VARCHAR),
            Map.entry("text", TypeName.TEXT),
            Map.entry("bytea", TypeName.VARBINARY),
            Map.entry("date", TypeName.DATE),
            Map.entry("time", TypeName.TIME),
            Map.entry("time with time zone", TypeName.TIME_WITH_TIME_ZONE),
            Map.entry("timestamp", TypeName.TIMESTAMP),
            Map.entry("timestamp with time zone", TypeName.TIMESTAMP_WITH_TIME_ZONE),
            Map.entry("interval", TypeName.INTERVAL),
            Map.entry("uuid", TypeName.UUID),
            Map.entry("jsonb", TypeName.JSON),
            Map.entry("xml", TypeName.XML));

    static TypeDeclaration parse(String declared) {
        String text = declared.strip();
        int dimensions = 0;
        for (Matcher end = DIMENSION.matcher(text); end.find() && end.start() > 0; end = DIMENSION.matcher(text)) {
            text = text.substring(0, end.start()).strip();
            dimensions++;
        }
        return text.startsWith("\"")
                ? new TypeDeclaration(text, List.of(), dimensions, text)
                : builtIn(text, dimensions);
    }

    private static TypeDeclaration builtIn(String text, int dimensions) {
        List<Integer> arguments = new ArrayList<>();
        Matcher numbers = ARGUMENTS.matcher(text);
        String name = text;
        if (numbers.find()) {
            arguments.add(Integer.valueOf(numbers.group(1)));
            if (numbers.group(2) != null) {
                arguments.add(Integer.valueOf(numbers.group(2)));
            }
            name = text.substring(0, numbers.start()) + " " + text.substring(numbers.end());
        }
        name = name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).replaceFirst("^pg_catalog\\.", "");
        name = NAMES.getOrDefault(name, name);
        if (name.equals("float")) {
            boolean single = !arguments.isEmpty() && arguments.get(0) <= 24;
            return new TypeDeclaration(single ? "real" : "double precision", List.of(), dimensions, text);
        }
        return new TypeDeclaration(name, complete(name, text, arguments), dimensions, text);
    }

    /** Returns the type with the arguments that PostgreSQL adds. */
    private static List<Integer> complete(String name, String text, List<Integer> arguments) {
        if (name.equals("char") && arguments.isEmpty() && !text.equalsIgnoreCase("bpchar")) {
            return List.of(1);
        }
        return name.equals("numeric") && arguments.size() == 1 ? List.of(arguments.get(0), 0) : arguments;
    }

    SqlType type() {
        TypeName portable = PORTABLE.get(name);
        boolean interval = name.equals("interval second") && arguments.size() == 1;
        SqlType element = portable == null
                ? interval ? PostgresqlTypes.portable(TypeName.INTERVAL, arguments) : SqlType.raw(text)
                : PostgresqlTypes.portable(portable, arguments);
        for (int i = 0; i < Math.min(dimensions, 1); i++) {
            element = SqlType.array(element);
        }
        return element;
    }

    /** {@return the key; the number of dimensions is not significant, as in the catalog} */
    String key() {
        boolean timed = name.startsWith("time") || name.startsWith("interval second");
        boolean implied = timed && arguments.equals(List.of(DEFAULT_PRECISION));
        String numbers = arguments.isEmpty() || implied
                ? ""
                : arguments.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        return name + numbers + (dimensions > 0 ? "[]" : "");
    }
}
