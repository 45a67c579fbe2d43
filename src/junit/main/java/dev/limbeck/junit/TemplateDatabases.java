package dev.limbeck.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The databases of a test run: a template for each project and revision, and a copy of the template for each test. They
 * are in a temporary folder, which is deleted at the end of the run.
 */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only a CloseableResource, JUnit 6 also an AutoCloseable.
final class TemplateDatabases implements Store.CloseableResource, AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(TemplateDatabases.class);

    private final Path folder;
    private final Map<List<Object>, Path> templates = new HashMap<>();
    private int copies;

    private TemplateDatabases() {
        try {
            folder = Files.createTempDirectory("limbeck-junit");
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for test databases cannot be created", e);
        }
    }

    /** {@return the databases of the test run} */
    static TemplateDatabases of(ExtensionContext context) {
        return Objects.requireNonNull(context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        TemplateDatabases.class, key -> new TemplateDatabases(), TemplateDatabases.class));
    }

    /** {@return a new file with a copy of the database at the given revision} */
    synchronized Path copy(TestedProject project, String revision) {
        Path template = templates.computeIfAbsent(List.of(project, revision), key -> create(project, revision));
        copies++;
        Path copy = folder.resolve("test" + copies + ".db");
        try {
            return Files.copy(template, copy);
        } catch (IOException e) {
            throw new UncheckedIOException("The test database " + template + " cannot be copied", e);
        }
    }

    private Path create(TestedProject project, String revision) {
        Path file = folder.resolve("template" + templates.size() + ".db");
        if (revision.equals("base")) {
            return write(file);
        }
        project.open("jdbc:sqlite:" + file).upgrade(revision);
        return file;
    }

    private static Path write(Path empty) {
        try {
            return Files.createFile(empty);
        } catch (IOException e) {
            throw new UncheckedIOException("The test database " + empty + " cannot be created", e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The test databases in " + folder + " cannot be deleted", e);
        }
    }
}
