package dev.limbeck.spi;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A request to read the migrations of another tool.
 *
 * @param folder the project or script folder of the tool, or its configuration file
 * @param section the section of the tool's configuration file that specifies the migrations, or null if the folder
 *     specifies them
 * @param zone the time zone for dates that do not specify one
 * @param dialect the dialect of the database that the revisions are for, for instance {@code sqlite}
 */
public record HistoryRequest(Path folder, @Nullable String section, ZoneId zone, String dialect) {}
