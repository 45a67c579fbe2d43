package dev.limbeck.hibernate.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sample shop list with the revisions that are committed with it. */
final class CommittedSample {
    private static final Path COMMITTED = Path.of(
                    "..", "..", "sample-entities", "src", "main", "java", "db", "revisions")
            .toAbsolutePath()
            .normalize();

    private CommittedSample() {}

    /** {@return the sample as a project in the folder, with a copy of its revisions} */
    static Journey copyTo(Path folder) throws IOException {
        copy(COMMITTED, Files.createDirectories(folder.resolve("revisions")));
        return empty(folder);
    }

    /**
     * {@return the sample as a project in the folder, with its revisions in the form that they had before it was
     * possible to express sequences and enumerations in revisions}
     */
    static Journey copyOldTo(Path folder) throws IOException {
        copy(Path.of("test/resources/committed-before-words"), Files.createDirectories(folder.resolve("revisions")));
        // The compiled sample also contains the current revisions.
        Path entities = folder.resolve("classes/com/example/shoplist");
        copy(SampleJourneyTest.classes().resolve("com/example/shoplist"), Files.createDirectories(entities));
        return new Journey(folder, settings -> settings.modelClasspath(List.of(folder.resolve("classes")))
                .modelPackages(List.of("com.example.shoplist")));
    }

    /** {@return the sample as a project in the folder, without revisions} */
    static Journey empty(Path folder) {
        return new Journey(folder, settings -> settings.modelClasspath(List.of(SampleJourneyTest.classes()))
                .modelPackages(List.of("com.example.shoplist")));
    }

    /** {@return the lines of the committed revisions, without indentation} */
    static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> committed = Files.list(COMMITTED)) {
            for (Path file : committed.toList()) {
                Files.readAllLines(file).forEach(line -> lines.add(line.strip()));
            }
        }
        return lines;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
