package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Computes digests of all stored definitions of a database. The digest of each definition is kept until the next
 * digest, because a step changes only a few definitions.
 */
final class SchemaDigest {
    /** The first character of each digest. Digests in journals of earlier versions contain only hexadecimal digits. */
    private static final String MARK = "s";

    private static final int LENGTH = 63;

    private Map<String, byte[]> known = Map.of();

    /** {@return whether the recorded digest was computed by an earlier version, with {@link #earlier}} */
    static boolean isEarlier(String recorded) {
        return !recorded.startsWith(MARK) && !recorded.startsWith(MARK, 1);
    }

    /**
     * {@return the digest as computed by earlier versions, which is needed because an update does not invalidate a
     * journal}
     */
    static String earlier(Catalog catalog) {
        MessageDigest all = sha256();
        for (String definition : catalog.definitions()) {
            all.update(definition.getBytes(StandardCharsets.UTF_8));
            all.update((byte) 0);
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /** {@return a digest of the stored definitions, with 64 characters} */
    String of(Catalog catalog) {
        MessageDigest sha = sha256();
        MessageDigest all = sha256();
        Map<String, byte[]> current = new HashMap<>();
        for (String definition : catalog.definitions()) {
            byte[] before = known.get(definition);
            byte[] one = before == null ? sha.digest(definition.getBytes(StandardCharsets.UTF_8)) : before;
            current.put(definition, one);
            all.update(one);
        }
        known = current;
        return MARK + HexFormat.of().formatHex(all.digest()).substring(0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
