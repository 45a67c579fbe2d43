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
    private Map<String, byte[]> known = Map.of();

    /** {@return a digest of the stored definitions, as 64 hexadecimal digits} */
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
        return HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
