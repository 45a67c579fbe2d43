package dev.limbeck.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * The directory at the end of a jar. It lists the files in the jar with their sizes and the checksums of their contents,
 * so it differs if a file has other contents.
 */
public final class JarDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int SIZE_AT = 12;
    private static final int OFFSET_AT = 16;
    private static final int STEP = 1 << 16;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private JarDirectory() {}

    /** The place of a directory in its jar. */
    private record Extent(long from, long to) {}

    /**
     * {@return the bytes of the directory}
     *
     * @throws IOException if the file cannot be read or is not a jar
     */
    public static byte[] read(FileChannel jar) throws IOException {
        Extent extent = find(jar);
        return read(jar, extent.from(), extent.to()).array();
    }

    private static Extent find(FileChannel jar) throws IOException {
        long size = jar.size();
        ByteBuffer tail = read(jar, Math.max(0, size - END_SIZE - LONGEST_COMMENT), size);
        for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE) {
                long from = tail.getInt(at + OFFSET_AT) & UNSIGNED;
                long length = tail.getInt(at + SIZE_AT) & UNSIGNED;
                if (from + length <= size && length < Integer.MAX_VALUE) {
                    return new Extent(from, from + length);
                }
            }
        }
        throw new IOException("not a jar");
    }

    private static ByteBuffer read(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the jar is truncated");
            }
        }
        return bytes.flip();
    }

    /**
     * {@return the checksum of the directory} It is computed in steps, because creating a buffer for the whole directory
     * takes longer than reading it.
     */
    static long checksum(Path jar) throws IOException {
        CRC32 checksum = new CRC32();
        try (FileChannel channel = FileChannel.open(jar)) {
            Extent extent = find(channel);
            ByteBuffer buffer = ByteBuffer.allocateDirect(STEP);
            for (long at = extent.from(); at < extent.to(); at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(STEP, extent.to() - at));
                if (channel.read(buffer, at) < 0) {
                    throw new IOException("the jar is truncated");
                }
                checksum.update(buffer.flip());
            }
        }
        return checksum.getValue();
    }
}
