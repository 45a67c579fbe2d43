package dev.limbeck.postgresql.sameness;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts a text printed by the server to a form that other databases accept, without the casts and operators that the
 * server adds. If the server reads and prints the result, this yields exactly the given text. A text for which no such
 * form is known is returned unchanged.
 */
final class PortableText {
    private static final String VARCHAR = "character varying";
    private static final String STRING = "'(?:[^']|'')*'";
    private static final String TYPE = "(?<type>[a-z]+(?: [a-z]+)*?)";
    private static final String END = "(?=$|[),]| AND| OR)";

    /** A cast of a number, for instance {@code '-5'::integer}, which the server prints for -5. */
    private static final String NUMBER = "'(?<digits>-?\\d+(?:\\.\\d+)?)'::(?:integer|bigint|numeric)";

    private static final Pattern PART = Pattern.compile("(?<text>\\(" + name("column1") + "\\)::text "
            + operator("operator1") + " (?<value1>" + STRING + ")::text"
            + END + ")"
            + "|(?<number>" + name("column2") + " " + operator("operator2")
            + " (?:\\((?<cast>\\d+(?:\\.\\d+)?)\\)::(?:numeric|double precision)|" + NUMBER + ")" + END + ")"
            + "|(?<literal>" + name("column3") + " " + operator("operator3") + " (?<value3>" + STRING + ")::" + TYPE
            + END + ")"
            + "|TRIM\\(BOTH FROM (?<trimmed>\\(" + name("column4") + "\\)::text|" + name("column5") + ")\\)"
            + "|\\b(?<function>lower|upper|length)\\(\\(" + name("column6") + "\\)::text\\)"
            + "|(?<list>(?:\\(" + name("column7") + "\\)::text|" + name("column8") + ") (?<quantifier>= ANY|<> ALL) "
            + "\\((?:ARRAY\\[(?<items1>" + PortableList.ITEMS + ")\\]|\\(ARRAY\\[(?<items2>" + PortableList.ITEMS
            + ")\\]\\)::text\\[\\])\\))"
            + "|" + STRING + "|\"(?:[^\"]|\"\")+\"");

    private static final Pattern LITERAL = Pattern.compile("(?<value>" + STRING + ")::" + TYPE);

    private static final Pattern WHOLE_NUMBER = Pattern.compile(NUMBER);

    /** The form in which the server stores a condition that entities usually declare with BETWEEN. */
    private static final Pattern RANGE = Pattern.compile(
            "\\(" + name("column") + " >= (?<least>-?[\\d.]+)\\) AND" + " \\(\\k<column> <= (?<greatest>-?[\\d.]+)\\)");

    /** Matches syntax that other databases do not have, outside of strings and quoted names. */
    private static final Pattern FOREIGN = Pattern.compile("::|~|\\b(?:ARRAY|ANY|ALL|ROW)\\b|TRIM\\(BOTH");

    private static final Pattern QUOTED = Pattern.compile(STRING + "|\"(?:[^\"]|\"\")+\"");

    private static final Map<String, String> OPERATORS = Map.of("~~", "like", "!~~", "not like");

    /** The names that the server prints for types, where they differ from the types' keys. */
    private static final Map<String, String> PRINTED = Map.of(
            "varchar", "character varying",
            "char", "bpchar",
            "timestamp", "timestamp without time zone",
            "time", "time without time zone");

    private final Function<SqlType, String> typeKeys;
    private final Table table;

    PortableText(Function<SqlType, String> typeKeys, Table table) {
        this.typeKeys = typeKeys;
        this.table = table;
    }

    private static String name(String group) {
        return "(?<![\\w.\"$])(?<" + group + ">[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";
    }

    private static String operator(String group) {
        return "(?<" + group + ">=|<>|<=|>=|<|>|~~|!~~)";
    }

    /** {@return the condition or other expression over the columns of the table} */
    String expression(String printed) {
        String written = PART.matcher(printed).replaceAll(part -> Matcher.quoteReplacement(write(part)));
        Matcher range = RANGE.matcher(written);
        if (range.matches()) {
            return range.group("column") + " between " + range.group("least") + " and " + range.group("greatest");
        }
        return FOREIGN.matcher(QUOTED.matcher(written).replaceAll("")).find() ? printed : written;
    }

    /** {@return the default of a column of the given type} */
    String serverDefault(SqlType type, String printed) {
        Matcher number = WHOLE_NUMBER.matcher(printed);
        if (number.matches()) {
            return number.group("digits");
        }
        Matcher literal = LITERAL.matcher(printed);
        return literal.matches() && literal.group("type").equals(printed(type)) ? literal.group("value") : printed;
    }

    private String write(MatchResult match) {
        Matcher part = (Matcher) match;
        if (part.group("text") != null && isType(part.group("column1"), VARCHAR)) {
            return comparison(part.group("column1"), part.group("operator1"), part.group("value1"));
        }
        if (part.group("number") != null) {
            String number = part.group("cast");
            if (number == null) {
                return comparison(part.group("column2"), part.group("operator2"), part.group("digits"));
            }
            return isType(part.group("column2"), "numeric", "double precision", "real")
                    ? comparison(part.group("column2"), part.group("operator2"), number)
                    : part.group();
        }
        if (part.group("literal") != null && isType(part.group("column3"), part.group("type"))) {
            return comparison(part.group("column3"), part.group("operator3"), part.group("value3"));
        }
        if (part.group("trimmed") != null) {
            String column = Objects.requireNonNullElse(part.group("column4"), part.group("column5"));
            return isType(column, VARCHAR, "text") ? "trim(" + column + ")" : part.group();
        }
        if (part.group("list") != null) {
            return list(part).orElse(part.group());
        }
        return part.group("function") != null && isType(part.group("column6"), VARCHAR)
                ? part.group("function") + "(" + part.group("column6") + ")"
                : part.group();
    }

    private Optional<String> list(Matcher part) {
        String cast = part.group("column7");
        String column = Objects.requireNonNullElse(cast, part.group("column8"));
        if (isType(column, VARCHAR) != (cast != null)) {
            return Optional.empty();
        }
        String items = Objects.requireNonNullElse(part.group("items1"), part.group("items2"));
        String keyword = part.group("quantifier").equals("= ANY") ? " in (" : " not in (";
        return printedType(column)
                .flatMap(type -> PortableList.write(items, type))
                .map(literals -> column + keyword + literals + ")");
    }

    private static String comparison(String column, String operator, String value) {
        return column + " " + OPERATORS.getOrDefault(operator, operator) + " " + value;
    }

    private boolean isType(String column, String... printed) {
        return printedType(column).filter(List.of(printed)::contains).isPresent();
    }

    private Optional<String> printedType(String column) {
        String name = column.startsWith("\"")
                ? column.substring(1, column.length() - 1).replace("\"\"", "\"")
                : column;
        return table.column(name).map(found -> printed(found.type()));
    }

    private String printed(SqlType type) {
        String key = typeKeys.apply(type).replaceFirst("\\(.*?\\)", "").strip();
        return PRINTED.getOrDefault(key, key);
    }
}
