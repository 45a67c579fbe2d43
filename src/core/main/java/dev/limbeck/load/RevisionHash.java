package dev.limbeck.load;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.source.SourceText;
import dev.limbeck.revision.source.SqlParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes hashes of the behavior of a revision, with a prefix for their origin: {@code source:…} for the tokens of its
 * file, {@code class:…} for the code of its class if there is no file.
 */
final class RevisionHash {
    private static final String SOURCE = "source:";
    private static final String CLASS = "class:";

    private RevisionHash() {}

    /** {@return the hash of a source file} */
    static String ofSource(RevisionFile file, Path source) {
        try {
            String text = Files.readString(source);
            boolean sql = source.toString().endsWith(".sql");
            return SOURCE + hex(sql ? SourceText.normalizeSql(text) : SourceText.normalizeJava(text));
        } catch (IOException e) {
            throw new RevisionLoadException(file.location() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return the hash of an SQL revision} */
    static String ofSql(SqlParts parts) {
        return SOURCE + hex(parts.normalized());
    }

    /** {@return the hash of a class file} Nested classes are not included. */
    static String ofClass(byte[] bytes) {
        return CLASS + hex(ClassCode.describe(bytes));
    }

    /** {@return whether the hash was computed from a class file} */
    static boolean isOfClass(String hash) {
        return hash.startsWith(CLASS);
    }

    private static String hex(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
