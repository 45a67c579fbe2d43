package dev.limbeck.mariadb.ddl;

import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.Index;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.Hazard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lengths of keys. If a key could be longer than the server supports, the server reduces an ordinary index to the
 * beginning of its only column, and it uses hash values for a unique key. It refuses any other key that is too long.
 *
 * @param table the table with the columns
 * @param collation the collation of the database
 */
record KeyLengths(Table table, String collation) {
    /** The largest size of a key, in bytes, with the default page size. */
    private static final int LONGEST = 3072;

    /** A size for the types that are never indexed as a whole. */
    private static final int UNLIMITED = 1 << 16;

    /** A size for the types whose values are short. */
    private static final int SHORT = 8;

    /** {@return whether the key is too long} */
    boolean isTooLong(List<String> columns) {
        return columns.stream()
                        .flatMap(name -> table.column(name).stream())
                        .mapToInt(this::bytes)
                        .sum()
                > LONGEST;
    }

    /** {@return whether the server uses hash values for a unique key of the table, other than the one with this name} */
    boolean hasHashes(String except) {
        Stream<List<String>> constraints = table.uniqueConstraints().stream()
                .filter(unique -> !except.equals(unique.name()))
                .map(UniqueConstraint::columns);
        Stream<List<String>> indexes = table.indexes().stream()
                .filter(index -> index.unique()
                        && !except.equals(index.name())
                        && index.options().get(MariadbOptions.PARTS).isEmpty())
                .map(KeyIndexes::columns);
        return Stream.concat(constraints, indexes).anyMatch(this::isTooLong);
    }

    private int bytes(Column column) {
        return switch (MariadbTypes.name(column.type())) {
            case "char", "varchar" -> ColumnType.argument(column, 0) * bytesPerCharacter(column);
            case "binary", "varbinary" -> ColumnType.argument(column, 0);
            case "tinyint" -> 1;
            case "smallint" -> 2;
            case "int" -> 4;
            case "uuid" -> 16;
            default -> isUnlimited(column) ? UNLIMITED : SHORT;
        };
    }

    private static boolean isUnlimited(Column column) {
        String type = MariadbTypes.name(column.type());
        return type.endsWith("text") || type.endsWith("blob") || type.equals("json");
    }

    private int bytesPerCharacter(Column column) {
        return MariadbTypes.name(column.type()).matches(".*(binary|blob)")
                ? 1
                : CharacterSets.bytes(ColumnType.collation(table, column, collation));
    }

    /** {@return the hazard of an index that the server reduces to the beginning of its column} */
    Optional<Hazard> reduced(Index index) {
        List<String> columns = KeyIndexes.columns(index);
        if (index.unique()
                || columns.size() != 1
                || index.options().get(MariadbOptions.KIND).isPresent()) {
            return Optional.empty();
        }
        return table.column(columns.get(0))
                .filter(column -> bytes(column) > LONGEST)
                .flatMap(column -> {
                    int length = LONGEST / bytesPerCharacter(column);
                    String part = new MariadbSyntax().quote(column.name()).replace('`', '"') + "(" + length + ")";
                    boolean whole = index.options()
                            .get(MariadbOptions.PARTS)
                            .map(text -> String.valueOf(text).replace('`', '"').equals(part))
                            .orElse(true);
                    String unit = bytesPerCharacter(column) == 1 && isBinary(column) ? " bytes" : " characters";
                    return whole
                            ? Optional.of(new Hazard(
                                    Hazard.Kind.PARTIAL_INDEX,
                                    index.name() + " contains only the first " + length + unit + " of " + column.name()
                                            + ", because a key can have at most " + LONGEST + " bytes"))
                            : Optional.empty();
                });
    }

    private static boolean isBinary(Column column) {
        return MariadbTypes.name(column.type()).matches(".*(binary|blob)");
    }

    /** {@return the hazards of all indexes of the table that the server reduces} */
    List<Hazard> reduced() {
        return table.indexes().stream()
                .flatMap(index -> reduced(index).stream())
                .toList();
    }
}
