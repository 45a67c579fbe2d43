package dev.limbeck.load;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.SourceText;
import dev.limbeck.revision.SqlParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names what a revision does with a hash that says of what it was taken: {@code source:…} of its file's tokens,
 * {@code class:…} of the code of its class, where the file is not there.
 */
final class RevisionHash {
    private static final String SOURCE = "source:";
    private static final String CLASS = "class:";

    private RevisionHash() {}

    static String ofSource(RevisionFile file, Path source) {
        try {
            String text = Files.readString(source);
            boolean sql = source.toString().endsWith(".sql");
            return SOURCE + hex(sql ? SourceText.ofSql(text) : SourceText.essence(text));
        } catch (IOException e) {
            throw new RevisionLoadException(file.place() + " cannot be read: " + e.getMessage(), e);
        }
    }

    static String ofSql(SqlParts parts) {
        return SOURCE + hex(parts.essence());
    }

    /** Of a class the nested ones do not count: what a revision does begins in its own methods. */
    static String ofClass(byte[] bytes) {
        return CLASS + hex(ClassCode.of(bytes));
    }

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
