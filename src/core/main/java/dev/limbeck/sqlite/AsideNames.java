package dev.limbeck.sqlite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names under which old tables and indexes step aside: each given once, and mentioned by nothing that is there, so that
 * whatever mentions one afterwards has followed it.
 */
final class AsideNames {
    private final List<String> texts;
    private final Set<String> given = new HashSet<>();

    AsideNames(SqliteCatalog catalog) {
        texts = catalog.stored().stream()
                .map(one -> Names.fold(one.name() + ' ' + one.sql()))
                .toList();
    }

    /** {@return a name for that object while it is aside} */
    String of(String object) {
        String wanted = "_limbeck_" + object;
        String name = wanted;
        for (int i = 2; !isFree(Names.fold(name)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private boolean isFree(String name) {
        return texts.stream().noneMatch(text -> text.contains(name)) && given.add(name);
    }
}
