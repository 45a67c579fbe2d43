package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.read.HashKeys;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.Index;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.Table;
import dev.limbeck.ops.Hazard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lengths of keys. If a key could be longer than the server supports, the server reduces an ordinary index to the
 * beginning of its only column, and it uses hash values for a unique key. It refuses any other key that is too long.
 *
 * @param table the table with the columns
 * @param settings the settings of the database
 */
record KeyLengths(Table table, StorageSettings settings) {
    /** {@return whether the key is too long} */
    boolean isTooLong(List<String> columns) {
        return columns.stream()
                        .flatMap(name -> table.column(name).stream())
                        .mapToInt(this::bytes)
                        .sum()
                > settings.longestKey();
    }

    /** {@return whether the server uses hash values for the unique index} */
    boolean hasHashes(Index index) {
        Map<String, Integer> prefixes = prefixes(index);
        return HashKeys.hasHashes(index)
                || KeyIndexes.columns(index).stream()
                                .flatMap(name -> table.column(name).stream())
                                .mapToInt(column -> prefixes.containsKey(column.name())
                                        ? Math.min(
                                                bytes(column), prefixes.get(column.name()) * bytesPerCharacter(column))
                                        : bytes(column))
                                .sum()
                        > settings.longestKey();
    }

    /** Returns the number of characters in the index for each column of which it contains only the beginning. */
    private static Map<String, Integer> prefixes(Index index) {
        List<SqlToken> tokens = MariadbTokens.meaningful(
                String.valueOf(index.options().get(MariadbOptions.PARTS).orElse("")));
        Map<String, Integer> prefixes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).isName() && tokens.get(i + 1).is('(')) {
                prefixes.put(
                        tokens.get(i).name(NameRule.EXACT),
                        Integer.valueOf(tokens.get(i + 2).text()));
            }
        }
        return prefixes;
    }

    /** {@return whether the server uses hash values for a unique key of the table, other than the one with this name} */
    boolean hasHashes(String except) {
        return table.uniqueConstraints().stream()
                        .anyMatch(unique -> !except.equals(unique.name()) && isTooLong(unique.columns()))
                || table.indexes().stream()
                        .anyMatch(index -> index.unique() && !except.equals(index.name()) && hasHashes(index));
    }

    private int bytes(Column column) {
        return TypeLengths.bytes(column, bytesPerCharacter(column));
    }

    private int bytesPerCharacter(Column column) {
        return MariadbTypes.name(column.type()).matches(".*(binary|blob)")
                ? 1
                : CharacterSets.bytes(ColumnType.collation(table, column, settings.collation()));
    }

    /** {@return the hazard of an index that the server reduces to the beginning of its column} */
    Optional<Hazard> reduced(Index index) {
        List<String> columns = KeyIndexes.columns(index);
        if (index.unique()
                || settings.hasSmallPages()
                || columns.size() != 1
                || index.options().get(MariadbOptions.KIND).isPresent()) {
            return Optional.empty();
        }
        return table.column(columns.get(0))
                .filter(column -> bytes(column) > settings.longestKey())
                .flatMap(column -> {
                    int length = settings.longestKey() / bytesPerCharacter(column);
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
                                            + ", because a key can have at most " + settings.longestKey() + " bytes"))
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
