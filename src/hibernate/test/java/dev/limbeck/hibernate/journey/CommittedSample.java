package dev.limbeck.hibernate.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Path revisions = Files.createDirectories(folder.resolve("revisions"));
        try (Stream<Path> committed = Files.list(COMMITTED)) {
            for (Path file : committed.toList()) {
                Files.copy(file, revisions.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new Journey(folder, settings -> settings.modelClasspath(List.of(SampleJourneyTest.classes()))
                .modelPackages(List.of("com.example.shoplist")));
    }
}
