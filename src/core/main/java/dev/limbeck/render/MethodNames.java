package dev.limbeck.render;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Assigns a unique method name to each table: {@code upgradeShopList}, {@code upgradeShopList_2}. */
final class MethodNames {
    private final String prefix;
    private final Set<String> taken = new HashSet<>();

    MethodNames(String prefix) {
        this.prefix = prefix;
        taken.add(prefix);
        taken.add("run");
    }

    String assign(String table) {
        StringBuilder name = new StringBuilder(prefix);
        for (String word : table.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                int first = word.offsetByCodePoints(0, 1);
                name.append(word.substring(0, first).toUpperCase(Locale.ROOT)).append(word.substring(first));
            }
        }
        String base = name.codePoints()
                .filter(Character::isJavaIdentifierPart)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String unique = base;
        for (int number = 2; !taken.add(unique); number++) {
            unique = base + "_" + number;
        }
        return unique;
    }
}
