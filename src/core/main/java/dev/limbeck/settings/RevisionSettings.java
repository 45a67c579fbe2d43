package dev.limbeck.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [revisions]} section: the revision files, the names of new files, and the version table.
 *
 * @param locations folders of the revision files; a new file is written to the folder of the revision that it follows,
 *     or to the first folder
 * @param recursive whether subfolders of the locations are included
 * @param packageName the Java package of revision files, from the {@code package} key
 * @param fileTemplate the class name of a new revision
 * @param truncateSlugLength the maximum length of the slug in the class name
 * @param timezone the time zone of dates in file names and listings
 * @param versionTable the table with the current revisions
 * @param versionTableSchema the schema of the version table, or null for the default schema of the connection
 * @param naming the templates for the names of unnamed constraints, by kind of constraint
 * @param logTable the table in which each run of a revision is recorded, or null for none
 * @param postWrite commands that are run on a new revision file
 * @param cache the folder for compiled revisions, or null for the user's cache
 */
public record RevisionSettings(
        List<Path> locations,
        boolean recursive,
        String packageName,
        String fileTemplate,
        int truncateSlugLength,
        ZoneId timezone,
        String versionTable,
        @Nullable String versionTableSchema,
        Map<String, String> naming,
        @Nullable String logTable,
        List<PostWriteCommand> postWrite,
        @Nullable Path cache) {
    /** Copies the lists and the map. */
    public RevisionSettings {
        locations = List.copyOf(locations);
        naming = Map.copyOf(naming);
        postWrite = List.copyOf(postWrite);
    }
}
