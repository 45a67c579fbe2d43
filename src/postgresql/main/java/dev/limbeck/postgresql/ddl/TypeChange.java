package dev.limbeck.postgresql.ddl;

import dev.limbeck.model.Column;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conversion of a column's values to another type.
 *
 * @param before the column before the change
 * @param after the column after the change
 */
record TypeChange(Column before, Column after) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /** The types among which PostgreSQL converts without USING. */
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("smallint", "integer", "bigint", "real", "double precision", "numeric", "oid"),
            Set.of("varchar", "char", "text", "citext"),
            Set.of("date", "timestamp", "timestamp with time zone"),
            Set.of("time", "time with time zone"));

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    private static final Pattern NUMBER = Pattern.compile("\\s*-?\\d+(\\.\\d+)?\\s*");

    private static final Pattern KEY = Pattern.compile("([^(]*?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?(\\[])?");

    /** {@return whether the type or the collation changes} */
    boolean isNeeded() {
        return !key(before).equals(key(after))
                || !String.valueOf(before.collation()).equals(String.valueOf(after.collation()));
    }

    private static String key(Column column) {
        return PostgresqlTypes.key(column.type());
    }

    private static String name(Column column) {
        Matcher parts = KEY.matcher(key(column));
        return parts.matches() ? parts.group(1).strip() + (parts.group(4) == null ? "" : "[]") : key(column);
    }

    /** {@return the expression for USING, or empty if PostgreSQL converts the values itself} */
    Optional<String> conversion() {
        String from = name(before);
        String to = name(after);
        String column = SYNTAX.quote(before.name());
        if (from.equals(to) || FAMILIES.stream().anyMatch(types -> types.contains(from) && types.contains(to))) {
            return Optional.empty();
        }
        return Optional.of(convert(column, from, to));
    }

    private String convert(String column, String from, String to) {
        String type = SYNTAX.spell(after.type());
        boolean text = FAMILIES.get(1).contains(to);
        if (from.equals("boolean") && FAMILIES.get(0).contains(to)) {
            return column + "::integer::" + type;
        }
        if (FAMILIES.get(0).contains(from) && to.equals("boolean")) {
            return "(" + column + " <> 0)";
        }
        if (from.equals("oid") && to.equals("bytea")) {
            return "lo_get(" + column + ")";
        }
        if (from.equals("oid") && text) {
            return "convert_from(lo_get(" + column + "), 'UTF8')::" + type;
        }
        if (to.equals("oid")) {
            return from.equals("bytea")
                    ? "lo_from_bytea(0, " + column + ")"
                    : "lo_from_bytea(0, convert_to(" + column + "::text, 'UTF8'))";
        }
        if (from.equals("bytea") && to.equals("uuid")) {
            return "encode(" + column + ", 'hex')::uuid";
        }
        if (from.equals("uuid") && to.equals("bytea")) {
            return "uuid_send(" + column + ")";
        }
        if (text && to.equals("char") && !FAMILIES.get(1).contains(from)) {
            return column + "::text::" + type;
        }
        return column + "::" + type;
    }

    /** {@return the default as a value of the new type} */
    String convertDefault(String value) {
        boolean truth = value.strip().equalsIgnoreCase("true") || value.strip().equalsIgnoreCase("false");
        String to = name(after);
        boolean fits = conversion().isEmpty()
                || value.strip().startsWith("'")
                || (truth
                        ? to.equals("boolean")
                        : FAMILIES.get(0).contains(to) && NUMBER.matcher(value).matches());
        boolean logical = to.equals("boolean") || (truth && FAMILIES.get(0).contains(to));
        return fits ? value : "(" + value + ")" + (logical ? "::integer::" : "::") + SYNTAX.spell(after.type());
    }

    /**
     * {@return the condition that selects the values that the new type would reject or round; empty if there are no
     * such values}
     */
    Optional<String> unfit() {
        String from = name(before);
        String to = name(after);
        String column = SYNTAX.quote(before.name());
        Matcher wanted = KEY.matcher(key(after));
        if (!wanted.matches() || wanted.group(4) != null) {
            return Optional.empty();
        }
        if (FAMILIES.get(1).contains(to) && wanted.group(2) != null && !isSubset()) {
            // Excess trailing spaces are removed without an error.
            return Optional.of("char_length(" + column + "::text) > " + wanted.group(2));
        }
        if (FAMILIES.get(0).contains(from) && INTEGERS.contains(to) && !isSubset()) {
            return Optional.of(column + " NOT BETWEEN " + least(to) + " AND " + most(to)
                    + (INTEGERS.contains(from) ? "" : " OR " + column + " <> trunc(" + column + ")"));
        }
        if (FAMILIES.get(0).contains(from) && to.equals("numeric") && wanted.group(2) != null && !isSubset()) {
            int scale = Integer.parseInt(wanted.group(3));
            int digits = Integer.parseInt(wanted.group(2)) - scale;
            return Optional.of("abs(" + column + ") >= 1e" + digits + " OR round(" + column + "::numeric, " + scale
                    + ") <> " + column + "::numeric");
        }
        return Optional.empty();
    }

    /** Returns whether the new type can represent every value of the old type. */
    private boolean isSubset() {
        String from = name(before);
        String to = name(after);
        if (INTEGERS.contains(from) && INTEGERS.contains(to)) {
            return size(from) <= size(to);
        }
        Matcher was = KEY.matcher(key(before));
        Matcher is = KEY.matcher(key(after));
        if (!from.equals(to) || !was.matches() || !is.matches()) {
            return false;
        }
        if (is.group(2) == null) {
            return true;
        }
        if (was.group(2) == null) {
            return false;
        }
        int scales = is.group(3) == null ? 0 : Integer.parseInt(is.group(3)) - Integer.parseInt(was.group(3));
        int lengths = Integer.parseInt(is.group(2)) - Integer.parseInt(was.group(2));
        return lengths >= 0 && scales >= 0 && (is.group(3) == null || lengths >= scales);
    }

    private static int size(String type) {
        return List.of("smallint", "integer", "bigint").indexOf(type);
    }

    private static String least(String type) {
        return type.equals("smallint") ? "-32768" : type.equals("integer") ? "-2147483648" : "-9223372036854775808";
    }

    private static String most(String type) {
        return type.equals("smallint") ? "32767" : type.equals("integer") ? "2147483647" : "9223372036854775807";
    }

    /** {@return whether PostgreSQL rewrites every row, as measured on versions 15 and 18} */
    boolean rewrites() {
        String from = name(before);
        String to = name(after);
        if (conversion().isPresent()) {
            return true;
        }
        if (key(before).equals(key(after))) {
            return false;
        }
        Matcher is = KEY.matcher(key(after));
        boolean unlimited = is.matches() && is.group(2) == null;
        boolean texts = Set.of("varchar", "text").contains(from)
                && Set.of("varchar", "text").contains(to);
        if (texts) {
            return !unlimited && !isSubset();
        }
        if (from.equals("numeric") && to.equals("numeric")) {
            return !unlimited && !(isSubset() && sameScale());
        }
        return !(from.startsWith("time") && from.equals(to) && unlimited);
    }

    private boolean sameScale() {
        Matcher was = KEY.matcher(key(before));
        Matcher is = KEY.matcher(key(after));
        return was.matches() && is.matches() && String.valueOf(was.group(3)).equals(is.group(3));
    }
}
