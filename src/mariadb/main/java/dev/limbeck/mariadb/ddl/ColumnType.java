package dev.limbeck.mariadb.ddl;

import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a column's type.
 *
 * @param before the column before the change
 * @param after the column after the change
 * @param table the table of the column
 */
record ColumnType(Column before, Column after, Table table) {
    /** The maximum size in bytes of a text value whose length is stored in a single byte. */
    private static final int SHORT = 255;

    private static final int BYTES = 4;
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> FRACTIONS = Set.of("decimal", "double", "float");
    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum");

    private String from() {
        return MariadbTypes.name(before.type());
    }

    private String to() {
        return MariadbTypes.name(after.type());
    }

    /** {@return whether the type or the collation changes} */
    boolean isNeeded() {
        return !MariadbTypes.key(before.type()).equals(MariadbTypes.key(after.type()))
                || !Objects.equals(before.collation(), after.collation());
    }

    /** {@return how the server changes the type, according to what was measured on 10.11} */
    Cost cost() {
        if (!isNeeded()) {
            return Cost.INSTANT;
        }
        if (!Objects.equals(before.collation(), after.collation())) {
            return Cost.COPY;
        }
        if (before.type() instanceof SqlType.Enumeration was && after.type() instanceof SqlType.Enumeration is) {
            boolean appended = is.values().size() >= was.values().size()
                    && is.values().subList(0, was.values().size()).equals(was.values());
            return appended ? Cost.INSTANT : Cost.COPY;
        }
        boolean unicode = before.collation() == null
                && table.options().get(MariadbOptions.COLLATE).isEmpty();
        if (from().equals("varchar") && to().equals("varchar") && unicode) {
            int was = argument(before, 0);
            int is = argument(after, 0);
            boolean same = (was * BYTES <= SHORT) == (is * BYTES <= SHORT);
            return is >= was && same ? Cost.INSTANT : Cost.COPY;
        }
        return Cost.COPY;
    }

    private static int argument(Column column, int at) {
        String key = MariadbTypes.key(column.type());
        int open = key.indexOf('(');
        String[] numbers = open < 0
                ? new String[0]
                : key.substring(open + 1, key.indexOf(')', open)).split(",", -1);
        return at < numbers.length && numbers[at].matches("\\d+") ? Integer.parseInt(numbers[at]) : 0;
    }

    /**
     * {@return the condition that selects the values that the new type would reject, round or truncate; empty if there
     * are none}
     */
    Optional<String> unfit() {
        String column = new MariadbSyntax().quote(before.name());
        if (!isNeeded()) {
            return Optional.empty();
        }
        if (after.type() instanceof SqlType.Enumeration is && TEXTS.contains(from())) {
            return Optional.of(column + " NOT IN ("
                    + String.join(
                            ", ",
                            is.values().stream()
                                    .map(value -> new MariadbSyntax().literal(value))
                                    .toList())
                    + ")");
        }
        if (to().equals("varchar") || to().equals("char")) {
            return Optional.of("char_length(" + column + ") > " + argument(after, 0));
        }
        boolean number = INTEGERS.contains(from()) || FRACTIONS.contains(from());
        if (number && INTEGERS.contains(to())) {
            return integer(column);
        }
        if (number && to().equals("decimal")) {
            int scale = argument(after, 1);
            int digits = argument(after, 0) - scale;
            return Optional.of(
                    "abs(" + column + ") >= 1e" + digits + " OR round(" + column + ", " + scale + ") <> " + column);
        }
        boolean moment = Set.of("datetime", "timestamp", "time").contains(from())
                && Set.of("datetime", "date", "time").contains(to());
        return moment
                ? Optional.of(column + " <> CAST(" + column + " AS " + MariadbTypes.spell(after.type()) + ")")
                : Optional.empty();
    }

    private Optional<String> integer(String column) {
        int bits = List.of(8, 16, 24, 32, 64).get(INTEGERS.indexOf(to()));
        java.math.BigInteger most = java.math.BigInteger.ONE.shiftLeft(bits - 1).subtract(java.math.BigInteger.ONE);
        return Optional.of(column + " NOT BETWEEN " + most.negate().subtract(java.math.BigInteger.ONE) + " AND " + most
                + (FRACTIONS.contains(from()) ? " OR " + column + " <> truncate(" + column + ", 0)" : ""));
    }
}
