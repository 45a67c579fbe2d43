package dev.limbeck.command.cache;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Collects everything on which a kept result depends; the key contains file contents, never modification times. */
public final class CacheKey {
    /** The keys of Limbeck's own jars and folders. */
    private static final Map<String, String> CODE = new ConcurrentHashMap<>();

    private final MessageDigest digest;

    /** Creates a key without parts. */
    public CacheKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** Adds a string. */
    public CacheKey add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes. */
    CacheKey add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /**
     * Adds the names and contents of all files in a folder, or the content of a file; a missing file is recorded as
     * missing. Links are followed, as they are when classes are loaded.
     *
     * @throws IOException if a file or folder cannot be read
     */
    public CacheKey addFiles(Path path) throws IOException {
        if (!Files.exists(path)) {
            return add("missing");
        }
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        for (Path file : files) {
            add(path.relativize(file).toString());
            // Faster than a channel for the many small files of a class path.
            try (InputStream in = new FileInputStream(file.toFile())) {
                add(in.readAllBytes());
            }
        }
        return add("end");
    }

    /** Adds the code of Limbeck that the given class belongs to; it does not change during a run. */
    public CacheKey addCodeOf(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        if (place == null) {
            return add("unknown");
        }
        String known = CODE.get(place.toString());
        if (known == null) {
            known = code(place);
            CODE.put(place.toString(), known);
        }
        return add(known);
    }

    private static String code(URL place) throws IOException {
        CacheKey key = new CacheKey();
        try {
            Path path = Path.of(place.toURI());
            if (Files.isRegularFile(path)) {
                JarContents.read(path).addTo(key);
            } else {
                key.addFiles(path);
            }
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            key.add(place.toString());
        }
        return key.text();
    }

    /** {@return a string that identifies all parts} */
    public String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
