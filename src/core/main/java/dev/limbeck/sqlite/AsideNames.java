package dev.limbeck.sqlite;

import java.util.HashSet;
import java.util.Set;

/** The names under which old tables and indexes step aside: free ones, and each given once. */
final class AsideNames {
    private final Set<String> taken = new HashSet<>();

    AsideNames(SqliteCatalog catalog) {
        catalog.stored().forEach(one -> taken.add(Names.fold(one.name())));
    }

    /** {@return a name for that object while it is aside} */
    String of(String object) {
        String wanted = "_limbeck_" + object;
        String name = wanted;
        for (int i = 2; !taken.add(Names.fold(name)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
