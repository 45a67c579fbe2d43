package dev.limbeck.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A source file that is read once, so that the compiled text is the same as the hashed text. A long history has tens of
 * thousands of sources, so only the text and the path of each are kept.
 */
final class RevisionSource extends SimpleJavaFileObject {
    /** The constructor of the superclass requires a URI. */
    private static final URI UNUSED = URI.create("memory:///source.java");

    private final Path path;
    private @Nullable String text;
    private byte[] hash = {};

    private RevisionSource(Path path, String text) {
        super(UNUSED, Kind.SOURCE);
        this.path = path;
        this.text = text;
    }

    static RevisionSource read(Path path) throws IOException {
        return new RevisionSource(path, readText(path));
    }

    private static String readText(Path path) throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    }

    Path path() {
        return path;
    }

    /**
     * {@return the text}
     *
     * @throws RevisionLoadException if the text was released and the file has changed since
     * @throws IOException if the text was released and the file cannot be read
     */
    String text() throws IOException {
        String known = text;
        if (known == null) {
            known = readText(path);
            if (!Arrays.equals(hash, hash(known))) {
                throw new RevisionLoadException(
                        path + " was changed while the revisions were compiled. Run the command again.", null);
            }
            text = known;
        }
        return known;
    }

    /** Forgets the text, which is not expected to be needed again. */
    void release() {
        String known = text;
        if (known != null) {
            hash = hash(known);
            text = null;
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
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
