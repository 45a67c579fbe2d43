package dev.limbeck.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names what a compilation depends on with one hash: names and bytes of all sources, what was left out, the class path, the JDK. A jar counts
 * by its size and time, a folder by the sizes and latest time of what is in it.
 */
final class Fingerprint {
    /** Raised when the compiler's options or the cache's format change. */
    private static final String FORMAT = "limbeck-revisions-1";

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    static String of(List<SourceFile> sources, List<Path> classpath, Set<String> left) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(FORMAT);
        fingerprint.add(Runtime.version().toString());
        for (SourceFile source : sources) {
            fingerprint.add(source.path().toString());
            fingerprint.add(source.text());
        }
        new TreeSet<>(left).forEach(fingerprint::add);
        for (Path entry : classpath) {
            fingerprint.add(entry.toString());
            fingerprint.add(identity(entry));
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static String identity(Path entry) throws IOException {
        Tally tally = new Tally();
        if (Files.exists(entry)) {
            Files.walkFileTree(entry, tally);
        }
        return tally.files + " " + tally.size + " " + tally.latest;
    }

    /** Counts files. */
    private static final class Tally extends SimpleFileVisitor<Path> {
        private long files;
        private long size;
        private long latest;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            size += attributes.size();
            latest = Math.max(latest, attributes.lastModifiedTime().toMillis());
            return FileVisitResult.CONTINUE;
        }
    }
}
