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
 * Computes a hash of everything on which a compilation depends: the names and contents of all sources, the omitted
 * classes, the class path, and the JDK. A jar is identified by its size and modification time, a folder by the number
 * of its files, their total size and their latest modification time.
 */
final class Fingerprint {
    /** The version of the cache; must change whenever the compiler options or the format of the cache change. */
    private static final String FORMAT = "limbeck-revisions-2";

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** {@return the fingerprint of a compilation} */
    static String compute(List<RevisionSource> sources, List<Path> classpath, Set<String> leftOut) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(FORMAT);
        fingerprint.add(Runtime.version().toString());
        for (RevisionSource source : sources) {
            fingerprint.add(source.path().toString());
            fingerprint.digest.update(source.hash());
        }
        new TreeSet<>(leftOut).forEach(fingerprint::add);
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

    /** Determines the number, the total size and the latest modification time of the files in a folder. */
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
