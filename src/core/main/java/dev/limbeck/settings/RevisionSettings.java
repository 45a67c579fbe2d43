package dev.limbeck.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code [revisions]}: where revision files are, how new ones are named, which table holds the current ones.
 *
 * @param locations folders of the revision files; new ones go beside the revision they follow, or to the first
 * @param recursive whether the folders below them count
 * @param packageName the Java package of revision files: the key {@code package}
 * @param fileTemplate the class name of a new revision
 * @param truncateSlugLength the longest slug in it
 * @param timezone the zone of dates in file names and listings
 * @param versionTable the table that holds the current revisions
 * @param versionTableSchema the schema of that table, or null for the connection's own
 * @param naming by kind of constraint, the name of those that have none
 * @param logTable the table that notes each revision that was run, or null for none
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
    /** Copies the lists. */
    public RevisionSettings {
        locations = List.copyOf(locations);
        naming = Map.copyOf(naming);
        postWrite = List.copyOf(postWrite);
    }
}
