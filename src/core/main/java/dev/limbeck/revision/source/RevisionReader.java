package dev.limbeck.revision.source;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.source.JavaLexer.Kind;
import dev.limbeck.revision.source.JavaLexer.NotJava;
import dev.limbeck.revision.source.JavaLexer.Token;
import dev.limbeck.text.FileProblem;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a revision from its Java source, without compiling it. The file is read only up to the name of
 * the class with {@code @Revision}.
 */
public final class RevisionReader {
    private static final String ANNOTATION = "Revision";
    private static final String OURS = "dev.limbeck.Revision";
    private static final Set<String> DECLARES = Set.of("class", "interface", "enum", "record");

    private final Path source;
    private final JavaLexer lexer;
    private Token token = new Token(Kind.END, "", 1);
    private @Nullable String javadoc;
    private @Nullable RevisionHeader header;
    private String message = "";
    private String packageName = "";
    private boolean foreignAnnotation;

    private RevisionReader(Path source, String text) {
        this.source = source;
        this.lexer = new JavaLexer(text);
    }

    /**
     * {@return the revision in the file; empty if no class in it has {@code @Revision}}
     *
     * @throws RevisionException of kind {@code UNREADABLE_FILE}, with file and line
     */
    public static Optional<RevisionFile> read(Path source) {
        try {
            return read(source, new String(bytes(source), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RevisionException(
                    RevisionException.Kind.UNREADABLE_FILE,
                    source + " cannot be read: " + FileProblem.describe(e) + ".");
        }
    }

    /**
     * {@return the content of the file} Uses a stream, which takes half the time of the channel that {@link Files}
     * uses. If that fails, uses {@link Files}, which reports why a file cannot be read.
     */
    public static byte[] bytes(Path source) throws IOException {
        if (source.getFileSystem() == FileSystems.getDefault()) {
            try (InputStream in = new FileInputStream(source.toFile())) {
                return in.readAllBytes();
            } catch (IOException e) {
                return Files.readAllBytes(source);
            }
        }
        return Files.readAllBytes(source);
    }

    /**
     * {@return the revision in the text; empty if no class in it has {@code @Revision}}
     *
     * @param source the file of the text
     * @throws RevisionException of kind {@code UNREADABLE_FILE}, with file and line
     */
    public static Optional<RevisionFile> read(Path source, String text) {
        if (!text.contains(ANNOTATION) && !text.contains("\\u")) {
            return Optional.empty();
        }
        try {
            return new RevisionReader(source, text).read();
        } catch (NotJava e) {
            throw failure(source, e.line(), e.getMessage() == null ? "this is not valid Java" : e.getMessage());
        }
    }

    static RevisionException failure(Path source, int line, String message) {
        return new RevisionException(RevisionException.Kind.UNREADABLE_FILE, source + ":" + line + ": " + message);
    }

    private Optional<RevisionFile> read() throws NotJava {
        advance();
        while (token.kind() != Kind.END) {
            if (token.is("package")) {
                packageName = name();
            } else if (token.is("import")) {
                imported();
            } else if (token.is("@")) {
                annotation();
            } else if (DECLARES.contains(token.text()) && token.kind() == Kind.WORD) {
                advance();
                if (header != null) {
                    return Optional.of(file(token.text()));
                }
            } else if (token.is("{")) {
                header = null;
                skip("{", "}");
            } else {
                if (token.is(";")) {
                    javadoc = null;
                }
                advance();
            }
        }
        return Optional.empty();
    }

    private RevisionFile file(String simpleName) {
        String className = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
        String shown = message.isEmpty() && javadoc != null ? JavadocText.message(javadoc) : message;
        return new RevisionFile(java.util.Objects.requireNonNull(header), shown, className, source);
    }

    /** Moves to the next token that is not Javadoc; keeps Javadoc for the class that follows. */
    private void advance() throws NotJava {
        token = lexer.next();
        while (token.kind() == Kind.JAVADOC) {
            javadoc = token.text();
            token = lexer.next();
        }
    }

    /** Reads a dotted name after the current token, and moves to the token after it. */
    private String name() throws NotJava {
        advance();
        StringBuilder name = new StringBuilder(token.text());
        advance();
        while (token.is(".")) {
            advance();
            name.append('.').append(token.text());
            advance();
        }
        return name.toString();
    }

    /** Records an import of a class named {@code Revision} that is not Limbeck's annotation. */
    private void imported() throws NotJava {
        String name = name();
        if (name.endsWith("." + ANNOTATION) && !name.equals(OURS)) {
            foreignAnnotation = true;
        }
    }

    private void annotation() throws NotJava {
        int line = token.line();
        String name = name();
        boolean ours = name.equals(OURS) || (name.equals(ANNOTATION) && !foreignAnnotation);
        if (!ours) {
            if (token.is("(")) {
                skip("(", ")");
            }
            return;
        }
        if (header != null) {
            throw failure(source, line, "this is a second @Revision on the same class; remove one.");
        }
        AnnotationReader annotation = new AnnotationReader(source, line, lexer);
        header = annotation.read(token);
        message = annotation.message();
        advance();
    }

    /** Moves past the bracket that matches the current one, and discards any Javadoc between the two. */
    private void skip(String opens, String closes) throws NotJava {
        String before = javadoc;
        int depth = 0;
        do {
            if (token.is(opens)) {
                depth++;
            } else if (token.is(closes)) {
                depth--;
                javadoc = opens.equals("(") ? before : null;
            }
            advance();
        } while (depth > 0 && token.kind() != Kind.END);
    }
}
