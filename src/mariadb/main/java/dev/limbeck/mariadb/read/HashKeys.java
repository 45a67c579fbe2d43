package dev.limbeck.mariadb.read;

import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.model.Index;
import java.util.List;
import java.util.Locale;

/** The unique keys for which the server uses hash values, either because of their length or because they specify it. */
public final class HashKeys {
    private static final String HASH = "USING HASH";

    private HashKeys() {}

    /** {@return the names of these keys in the definition of a table, as the server printed it} */
    public static List<String> find(String createTable) {
        return createTable.startsWith("CREATE TABLE") && createTable.contains(HASH)
                ? MariadbTableText.indexes(createTable).stream()
                        .filter(HashKeys::hasHashes)
                        .map(Index::name)
                        .toList()
                : List.of();
    }

    /** {@return whether the index specifies hash values} */
    public static boolean hasHashes(Index index) {
        return index.unique()
                && index.options()
                        .get(MariadbOptions.WITH)
                        .filter(text ->
                                String.valueOf(text).toUpperCase(Locale.ROOT).contains(HASH))
                        .isPresent();
    }
}
