package dev.limbeck.mariadb.ddl;

import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A change to a column's type.
 *
 * @param before the column before the change
 * @param after the column after the change
 * @param table the table of the column
 * @param settings the settings of the database
 */
record ColumnType(Column before, Column after, Table table, StorageSettings settings) {
    /**
     * If a value has at most this many bytes, its length is stored in a single byte, regardless of the column's maximum
     * length.
     */
    private static final int SHORT = 127;

    /** If a value has more bytes than this, its length is stored in two bytes. */
    private static final int MEDIUM = 255;

    /** If an enumeration has more values than this, the number of a value is stored in two bytes. */
    private static final int ENUM_OF_ONE_BYTE = 255;

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

    /** {@return how the server changes the type, as measured on version 10.11} */
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
            boolean same =
                    (was.values().size() <= ENUM_OF_ONE_BYTE) == (is.values().size() <= ENUM_OF_ONE_BYTE);
            return appended && same ? Cost.INSTANT : Cost.COPY;
        }
        if (from().equals(to()) && (to().equals("varchar") || to().equals("varbinary"))) {
            return lengthCost();
        }
        boolean longerSet = to().equals("set") && MariadbTypes.key(after.type()).startsWith(beginning());
        return longerSet && setBytes(before) == setBytes(after) ? Cost.INSTANT : Cost.COPY;
    }

    /** Returns the number of bytes in which a set is stored, with one bit for each value. */
    static int setBytes(Column column) {
        long values = MariadbTokens.meaningful(MariadbTypes.key(column.type())).stream()
                .filter(token -> token.text().startsWith("'"))
                .count();
        int bytes = (int) (values + Byte.SIZE - 1) / Byte.SIZE;
        return bytes > Integer.BYTES ? Long.BYTES : bytes;
    }

    /** Returns the beginning that all sets have in common that append values to this one. */
    private String beginning() {
        return MariadbTypes.key(before.type()).replaceFirst("\\)$", ",");
    }

    /**
     * Returns how the server changes the length; it copies the table if the rows have to be stored in a different
     * format.
     */
    private Cost lengthCost() {
        int bytes = to().equals("varbinary") ? 1 : CharacterSets.bytes(collation(table, after, settings.collation()));
        int was = argument(before, 0) * bytes;
        int is = argument(after, 0) * bytes;
        boolean same = was <= SHORT || (was <= MEDIUM) == (is <= MEDIUM);
        return is >= was && same && (is <= settings.longestKey() || !isIndexed()) ? Cost.INSTANT : Cost.COPY;
    }

    static String collation(Table table, Column column, String ofDatabase) {
        String own = column.collation();
        return own != null
                ? own
                : table.options()
                        .get(MariadbOptions.COLLATE)
                        .map(String::valueOf)
                        .orElse(ofDatabase);
    }

    private boolean isIndexed() {
        return Stream.concat(
                        table.indexes().stream().map(KeyIndexes::columns),
                        table.uniqueConstraints().stream().map(UniqueConstraint::columns))
                .anyMatch(columns ->
                        columns.stream().anyMatch(name -> NameRule.ASCII_INSENSITIVE.same(name, after.name())));
    }

    static int argument(Column column, int at) {
        String key = MariadbTypes.key(column.type());
        int open = key.indexOf('(');
        String[] numbers = open < 0
                ? new String[0]
                : key.substring(open + 1, key.indexOf(')', open)).split(",", -1);
        return at < numbers.length && numbers[at].matches("\\d+") ? Integer.parseInt(numbers[at]) : 0;
    }

    /**
     * {@return the condition for values that the new type would reject, round, or truncate; empty if there are none}
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
