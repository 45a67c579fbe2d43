package dev.limbeck.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of compiled sources with one file per fingerprint, which contains the class files and a checksum. A file is
 * written under a temporary name and moved into place, so it is never incomplete. A damaged file is treated as missing.
 * If the folder cannot be written, nothing is cached. Files that have not been used for a month are removed.
 */
final class CompileCache {
    private static final int MAGIC = 0x4c494d32;
    private static final String ENDING = ".classes";
    private static final int CHECKSUM_BYTES = Long.BYTES;
    private static final int BUFFER = 1 << 16;

    /** The size of the largest file whose classes are kept in memory. */
    private static final int IN_MEMORY = 4_000_000;

    /** The entry after the last class. */
    private static final String LAST = "";

    private final Path folder;
    private final int inMemory;

    CompileCache(Path folder) {
        this(folder, IN_MEMORY);
    }

    /** Creates a cache that keeps the classes of files up to the given size in memory. */
    CompileCache(Path folder, int inMemory) {
        this.folder = folder;
        this.inMemory = inMemory;
    }

    /** {@return the cache in the given folder, or in the user's cache folder if it is null} */
    static CompileCache open(@Nullable Path folder) {
        return new CompileCache(folder == null ? CacheFolder.ofUser("revisions") : folder);
    }

    /** {@return the classes cached under the given fingerprint, if there are any} */
    Optional<CompiledSources> find(String fingerprint) {
        Path path = path(fingerprint);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        boolean keptOpen = false;
        RandomAccessFile file = null;
        try {
            file = new RandomAccessFile(path.toFile(), "r");
            Map<String, byte[]> classes = read(file);
            keptOpen = classes instanceof StoredClasses;
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
            return Optional.of(new CompiledSources(classes));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        } finally {
            if (file != null && !keptOpen) {
                closeQuietly(file);
            }
        }
    }

    private static void closeQuietly(RandomAccessFile file) {
        try {
            file.close();
        } catch (IOException e) {
            System.getLogger(CompileCache.class.getName())
                    .log(System.Logger.Level.DEBUG, "A file of the cache cannot be closed", e);
        }
    }

    /** Adds classes under the given fingerprint, and removes old files. */
    void store(String fingerprint, Map<String, byte[]> classes) {
        try (Entry entry = begin(fingerprint)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                entry.add(each.getKey(), each.getValue());
            }
            entry.finish();
        } catch (IOException | UnsupportedOperationException e) {
            logNotCached(e);
        }
    }

    /** Logs that classes could not be added to the cache. */
    void logNotCached(Exception cause) {
        System.getLogger(CompileCache.class.getName())
                .log(System.Logger.Level.DEBUG, "Compiled revisions cannot be cached in " + folder, cause);
    }

    /**
     * {@return a new entry with the given fingerprint, which is not in the cache until it is finished}
     *
     * @throws IOException if the folder cannot be written
     */
    Entry begin(String fingerprint) throws IOException {
        Files.createDirectories(folder);
        return new Entry(folder, Files.createTempFile(folder, "new-", ".tmp"), path(fingerprint));
    }

    private Path path(String fingerprint) {
        return folder.resolve(fingerprint + ENDING);
    }

    private Map<String, byte[]> read(RandomAccessFile file) throws IOException {
        long end = file.length() - CHECKSUM_BYTES;
        if (end < Integer.BYTES || checksum(file, end) != file.readLong()) {
            throw new IOException("damaged");
        }
        Map<String, StoredClasses.Place> places = new HashMap<>();
        Map<String, byte[]> classes = new TreeMap<>();
        boolean kept = end <= inMemory;
        file.seek(0);
        DataInputStream in = new DataInputStream(stream(file));
        if (in.readInt() != MAGIC) {
            throw new IOException("another format");
        }
        long offset = Integer.BYTES;
        for (String name = in.readUTF(); !name.equals(LAST); name = in.readUTF()) {
            int length = in.readInt();
            offset += encodedLength(name) + Integer.BYTES;
            if (kept) {
                classes.put(name, in.readNBytes(length));
            } else {
                places.put(name, new StoredClasses.Place(offset, length));
                in.skipNBytes(length);
            }
            offset += length;
        }
        return kept ? classes : new StoredClasses(file, places);
    }

    /** Computes the checksum of the bytes before the given offset, and moves to this offset. */
    private static long checksum(RandomAccessFile file, long end) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[(int) Math.min(BUFFER, end)];
        for (long left = end; left > 0; ) {
            int count = (int) Math.min(buffer.length, left);
            file.readFully(buffer, 0, count);
            checksum.update(buffer, 0, count);
            left -= count;
        }
        return checksum.getValue();
    }

    /** The stream must not be closed, because this would close the file. */
    private static InputStream stream(RandomAccessFile file) throws IOException {
        return new BufferedInputStream(new FileInputStream(file.getFD()), BUFFER);
    }

    /** Returns the number of bytes that {@link DataOutputStream#writeUTF} writes. */
    private static int encodedLength(String name) {
        int length = Short.BYTES;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            length += c >= 1 && c <= 0x7f ? 1 : c <= 0x7ff ? 2 : 3;
        }
        return length;
    }

    /**
     * A new file of the cache. The classes are written as they are added, because the classes of a long history take
     * tens of megabytes.
     */
    static final class Entry implements CompiledPortions.Sink, Closeable {
        private final Path folder;
        private final Path temporary;
        private final Path target;
        private final Map<String, StoredClasses.Place> places = new HashMap<>();
        private final CheckedOutputStream checked;
        private final DataOutputStream out;
        private long offset = Integer.BYTES;

        private Entry(Path folder, Path temporary, Path target) throws IOException {
            this.folder = folder;
            this.temporary = temporary;
            this.target = target;
            this.checked = new CheckedOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER), new CRC32C());
            this.out = new DataOutputStream(checked);
            out.writeInt(MAGIC);
        }

        @Override
        public boolean add(String name, byte[] bytes) throws IOException {
            StoredClasses.Place known = places.get(name);
            if (known != null) {
                return Arrays.equals(written(known), bytes);
            }
            out.writeUTF(name);
            out.writeInt(bytes.length);
            out.write(bytes);
            offset += encodedLength(name) + Integer.BYTES;
            places.put(name, new StoredClasses.Place(offset, bytes.length));
            offset += bytes.length;
            return true;
        }

        private byte[] written(StoredClasses.Place place) throws IOException {
            out.flush();
            try (RandomAccessFile file = new RandomAccessFile(temporary.toFile(), "r")) {
                return place.read(file);
            }
        }

        @Override
        public Set<String> names() {
            return places.keySet();
        }

        /** Adds the file to the cache, and removes old files. */
        void finish() throws IOException {
            out.writeUTF(LAST);
            out.writeLong(checked.getChecksum().getValue());
            out.close();
            CacheFolder.move(temporary, target);
            CacheFolder.removeOld(folder, ENDING);
        }

        /** Deletes the file unless it was finished. */
        @Override
        public void close() throws IOException {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
