package dev.limbeck.cli.site;

import dev.limbeck.model.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The file names of table pages. They consist of lower-case ASCII letters, digits, hyphens and underscores after a
 * prefix, so they are valid on every file system and remain distinct where letter case is ignored. The name of a page
 * does not depend on the other tables.
 */
final class PageNames {
    private static final int MOST = 60;

    private final Map<TableName, String> files = new HashMap<>();

    /** Chooses names for the pages of the given tables. */
    PageNames(Collection<TableName> tables) {
        Set<String> used = new HashSet<>();
        for (TableName table : tables) {
            String file = file(table.toString());
            for (int next = 2; !used.add(file); next++) {
                file = file(table + " " + next);
            }
            files.put(table, file);
        }
    }

    /** {@return the file name of the table's page} */
    String of(TableName table) {
        String file = files.get(table);
        if (file == null) {
            throw new IllegalArgumentException("The table " + table + " has no page");
        }
        return file;
    }

    private static String file(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .limit(MOST)
                .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
                .map(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ? c : '-')
                .forEach(plain::appendCodePoint);
        boolean same = plain.toString().equals(name);
        return "table-" + plain + (same ? "" : "-" + hash(name)) + ".html";
    }

    private static String hash(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
