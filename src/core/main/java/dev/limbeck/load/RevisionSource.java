package dev.limbeck.load;

import dev.limbeck.revision.source.RevisionReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A source file that is read once, so that the compiled text is the same as the hashed text. A long history has tens of
 * thousands of sources, so only the content and the path of each are kept.
 */
final class RevisionSource extends SimpleJavaFileObject {
    /** The constructor of the superclass requires a URI. */
    private static final URI UNUSED = URI.create("memory:///source.java");

    private final Path path;
    private final byte[] hash;
    private byte @Nullable [] content;

    private RevisionSource(Path path, byte[] content) {
        super(UNUSED, Kind.SOURCE);
        this.path = path;
        this.content = content;
        this.hash = hash(content);
    }

    static RevisionSource read(Path path) throws IOException {
        return new RevisionSource(path, RevisionReader.bytes(path));
    }

    Path path() {
        return path;
    }

    /** {@return the SHA-256 hash of the content} */
    byte[] hash() {
        return hash.clone();
    }

    /**
     * {@return the text}
     *
     * @throws RevisionLoadException if the content was released and the file has changed since
     * @throws IOException if the content was released and the file cannot be read
     */
    String text() throws IOException {
        byte[] known = content;
        if (known == null) {
            known = RevisionReader.bytes(path);
            if (!Arrays.equals(hash, hash(known))) {
                throw new RevisionLoadException(
                        path + " was changed while the revisions were compiled. Run the command again.", null);
            }
            content = known;
        }
        return new String(known, StandardCharsets.UTF_8);
    }

    /** Forgets the content, which is read again if it is needed. */
    void release() {
        content = null;
    }

    private static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    @Override
    public URI toUri() {
        return path.toUri();
    }

    @Override
    public String getName() {
        return path.toString();
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE && path.endsWith(simpleName + kind.extension);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        return text();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
