package dev.limbeck.sqlite.plan;

import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TextSearch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Temporary names for old tables and indexes. Each name is used once and does not occur in any existing definition.
 * Therefore, if a definition contains the name later, SQLite changed the definition when it renamed the object.
 */
final class TemporaryNames {
    private static final String PREFIX = "_limbeck_";

    /** The folded definitions that contain the prefix. */
    private final List<String> texts;

    private final Set<String> given = new HashSet<>();

    /** Creates names that do not occur in the definitions of the given catalog. */
    TemporaryNames(SqliteCatalog catalog) {
        texts = catalog.rows().stream()
                .filter(one -> TextSearch.contains(one.name(), PREFIX) || TextSearch.contains(one.sql(), PREFIX))
                .map(one -> SqliteNames.fold(one.name() + ' ' + one.sql()))
                .toList();
    }

    /** {@return the temporary name for the given object} */
    String create(String object) {
        String wanted = PREFIX + object;
        String name = wanted;
        for (int i = 2; !isFree(SqliteNames.fold(name)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private boolean isFree(String name) {
        return texts.stream().noneMatch(text -> text.contains(name)) && given.add(name);
    }
}
