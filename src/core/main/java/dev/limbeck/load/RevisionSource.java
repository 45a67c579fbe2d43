package dev.limbeck.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/** A source file that is read once, so that the compiled text is the same as the hashed text. */
final class RevisionSource extends SimpleJavaFileObject {
    private final Path path;
    private final String text;

    private RevisionSource(Path path, String text) {
        super(uri(path), Kind.SOURCE);
        this.path = path;
        this.text = text;
    }

    static RevisionSource read(Path path) throws IOException {
        return new RevisionSource(path, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    }

    private static URI uri(Path path) {
        return path.toUri();
    }

    Path path() {
        return path;
    }

    String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
