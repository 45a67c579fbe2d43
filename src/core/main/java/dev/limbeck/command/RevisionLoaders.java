package dev.limbeck.command;

import dev.limbeck.load.LoadRequest;
import dev.limbeck.load.RevisionLoader;
import dev.limbeck.revision.RevisionFolder;
import dev.limbeck.settings.RevisionSettings;
import dev.limbeck.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a project's settings say that revisions come from. */
final class RevisionLoaders {
    private RevisionLoaders() {}

    /** Sources in the locations, which may use what the entities use as far as it is there. */
    static RevisionLoader of(Settings settings) {
        RevisionSettings revisions = settings.revisions();
        List<Path> classpath =
                settings.model().wholeClasspath().stream().filter(Files::exists).toList();
        return new RevisionLoader(new LoadRequest(
                new RevisionFolder(revisions.locations(), revisions.recursive()),
                List.of(),
                classpath,
                RevisionLoaders.class.getClassLoader(),
                revisions.cache()));
    }
}
