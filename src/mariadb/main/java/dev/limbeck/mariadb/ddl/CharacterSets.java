package dev.limbeck.mariadb.ddl;

import java.util.Locale;
import java.util.Map;

/** The sizes of characters. */
final class CharacterSets {
    private static final Map<String, Integer> BYTES = Map.ofEntries(
            Map.entry("utf8mb4", 4),
            Map.entry("utf16", 4),
            Map.entry("utf16le", 4),
            Map.entry("utf32", 4),
            Map.entry("uca1400", 4),
            Map.entry("utf8mb3", 3),
            Map.entry("utf8", 3),
            Map.entry("ujis", 3),
            Map.entry("eucjpms", 3),
            Map.entry("ucs2", 2),
            Map.entry("big5", 2),
            Map.entry("cp932", 2),
            Map.entry("euckr", 2),
            Map.entry("gb2312", 2),
            Map.entry("gbk", 2),
            Map.entry("sjis", 2));

    private CharacterSets() {}

    /** {@return the largest number of bytes that a character can have in a column with the given collation} */
    static int bytes(String collation) {
        String name = collation.toLowerCase(Locale.ROOT);
        int end = name.indexOf('_');
        return BYTES.getOrDefault(end < 0 ? name : name.substring(0, end), 1);
    }
}
