package dev.limbeck.hibernate.journey;

import java.nio.file.Path;
import java.util.List;

/** The sample shop list with the revisions that are committed with it. */
final class CommittedSample {
    private static final Path COMMITTED = Path.of(
                    "..", "..", "sample-entities", "src", "main", "java", "db", "revisions")
            .toAbsolutePath()
            .normalize();

    private CommittedSample() {}

    /** {@return the sample as a project there; new revisions go to that folder} */
    static Journey in(Path folder) {
        return new Journey(folder, settings -> settings.modelClasspath(List.of(SampleJourneyTest.classes()))
                .modelPackages(List.of("com.example.shoplist"))
                .revisionsLocations(List.of(folder.resolve("revisions"), COMMITTED)));
    }
}
