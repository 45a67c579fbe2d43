package dev.limbeck.command.cache;

import dev.limbeck.load.JarDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;

/**
 * The content of a jar: its size and two independent checksums of the whole file. Processors have special instructions
 * for these checksums. Computing a digest of all bytes of a class path would take longer than reading the entities.
 */
final class JarContents {
    private static final int BUFFER = 1 << 16;
    private static final String PERSISTENCE = "META-INF/persistence.xml";

    private final byte[] directory;
    private final String checksums;

    private JarContents(byte[] directory, String checksums) {
        this.directory = directory;
        this.checksums = checksums;
    }

    /** Adds the content to a key. */
    void addTo(CacheKey key) {
        key.add(checksums);
    }

    /**
     * {@return the content of a jar}
     *
     * @throws IOException if the file cannot be read or is not a jar
     */
    static JarContents read(Path jar) throws IOException {
        try (FileChannel channel = FileChannel.open(jar)) {
            return new JarContents(JarDirectory.read(channel), channel.size() + " " + checksums(channel));
        }
    }

    private static String checksums(FileChannel channel) throws IOException {
        CRC32 first = new CRC32();
        CRC32C second = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (channel.read(buffer) >= 0) {
            first.update(buffer.flip());
            second.update(buffer.rewind());
            buffer.clear();
        }
        return first.getValue() + " " + second.getValue();
    }

    /**
     * {@return the files that the manifest of the jar adds to the class path; a file that is missing is not included}
     */
    static List<Path> followedBy(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            String entries =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Name.CLASS_PATH);
            List<Path> found = new ArrayList<>();
            for (String entry : entries == null ? new String[0] : entries.trim().split(" +", -1)) {
                Path path = Path.of(jar.toAbsolutePath().toUri().resolve(entry));
                if (Files.exists(path)) {
                    found.add(path);
                }
            }
            return found;
        } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
            throw new IOException("The manifest of " + jar + " has a class path entry that is not a file", noFile);
        }
    }

    /** {@return the text of the persistence units of the jar} */
    Optional<String> findUnits(Path jar) throws IOException {
        if (!new String(directory, StandardCharsets.ISO_8859_1).contains(PERSISTENCE)) {
            return Optional.empty();
        }
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            ZipEntry entry = file.getEntry(PERSISTENCE);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = file.getInputStream(entry)) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
