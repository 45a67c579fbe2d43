package dev.limbeck.load;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of compiled sources with one file per fingerprint, which contains the class files and a checksum. A file is
 * written under a temporary name and moved into place, so it is never incomplete. A damaged file is treated as missing.
 * If the folder cannot be written, nothing is cached. Files that have not been used for a month are removed.
 */
final class CompileCache {
    private static final int MAGIC = 0x4c494d31;
    private static final String ENDING = ".classes";
    private static final int CHECKSUM_BYTES = Long.BYTES;

    private final Path folder;

    CompileCache(Path folder) {
        this.folder = folder;
    }

    /** {@return the cache in the given folder, or in the user's cache folder if it is null} */
    static CompileCache open(@Nullable Path folder) {
        return new CompileCache(folder == null ? CacheFolder.ofUser("revisions") : folder);
    }

    /** {@return the classes cached under the given fingerprint, if there are any} */
    Optional<CompiledSources> find(String fingerprint) {
        Path file = file(fingerprint);
        try {
            byte[] bytes = Files.readAllBytes(file);
            CompiledSources sources = decode(bytes);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(sources);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Adds classes under the given fingerprint, and removes old files. */
    void store(String fingerprint, CompiledSources sources) {
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, "new-", ".tmp");
            try {
                write(temporary, sources);
                CacheFolder.move(temporary, file(fingerprint));
            } finally {
                Files.deleteIfExists(temporary);
            }
            CacheFolder.removeOld(folder, ENDING);
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(CompileCache.class.getName())
                    .log(System.Logger.Level.DEBUG, "Compiled revisions cannot be cached in " + folder, e);
        }
    }

    private Path file(String fingerprint) {
        return folder.resolve(fingerprint + ENDING);
    }

    /**
     * Writes the classes without holding a second copy in memory, because the classes of a long history take tens of
     * megabytes.
     */
    private static void write(Path file, CompiledSources sources) throws IOException {
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file))) {
            CheckedOutputStream checked = new CheckedOutputStream(bytes, new CRC32C());
            DataOutputStream out = new DataOutputStream(checked);
            out.writeInt(MAGIC);
            out.writeInt(sources.classes().size());
            for (Map.Entry<String, byte[]> entry : sources.classes().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
        }
    }

    private static CompiledSources decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 2 * Integer.BYTES || in.readInt() != MAGIC || checksum(bytes, length) != lastLong(bytes)) {
            throw new IOException("damaged");
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        int count = in.readInt();
        for (int entry = 0; entry < count; entry++) {
            String name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return new CompiledSources(classes);
    }

    private static long lastLong(byte[] bytes) {
        return java.nio.ByteBuffer.wrap(bytes, bytes.length - CHECKSUM_BYTES, CHECKSUM_BYTES)
                .getLong();
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
