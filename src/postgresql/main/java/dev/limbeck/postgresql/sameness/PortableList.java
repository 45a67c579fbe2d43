package dev.limbeck.postgresql.sameness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The literals of an array as the server prints it for IN or NOT IN. The form of a literal depends on the type of the
 * column with which it is compared: {@code 'A'::text}, {@code 1}, {@code (1)::bigint}.
 */
final class PortableList {
    private static final String STRING = "'(?:[^']|'')*'";

    /** Any literal in an array. */
    private static final String ANY_ITEM =
            "(?:" + STRING + "::[a-z ]+|\\(" + STRING + "::[a-z ]+\\)::text|\\(\\d+\\)::[a-z]+|\\d+(?:\\.\\d+)?)";

    /** One or more literals of an array. */
    static final String ITEMS = ANY_ITEM + "(?:, " + ANY_ITEM + ")*";

    private PortableList() {}

    /** {@return the literals, for a column whose type is printed as given; empty if one is of another type} */
    static Optional<String> write(String items, String type) {
        Matcher item = Pattern.compile(item(type)).matcher(items);
        List<String> literals = new ArrayList<>();
        int end = 0;
        while (end <= items.length() && item.region(end, items.length()).lookingAt()) {
            literals.add(literal(item));
            end = item.end() + ", ".length();
        }
        return end > items.length() ? Optional.of(String.join(",", literals)) : Optional.empty();
    }

    private static String literal(Matcher item) {
        for (int i = 1; i < item.groupCount(); i++) {
            if (item.group(i) != null) {
                return item.group(i);
            }
        }
        return item.group(item.groupCount());
    }

    private static String item(String type) {
        return switch (type) {
            case "integer", "smallint" -> "(\\d+)(?=,|$)|'(-?\\d+)'::integer";
            case "bigint" -> "\\((\\d+)\\)::bigint|'(-?\\d+)'::bigint";
            case "numeric" -> "\\((\\d+)\\)::numeric|(\\d+\\.\\d+)";
            case "character varying" ->
                "(" + STRING + ")::character varying|\\((" + STRING + ")::character varying\\)::text";
            default -> "(" + STRING + ")::" + Pattern.quote(type) + "(?=,|$)";
        };
    }
}
