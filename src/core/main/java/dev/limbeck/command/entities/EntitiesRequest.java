package dev.limbeck.command.entities;

import dev.limbeck.spi.EntityRequest.Option;
import dev.limbeck.spi.EntityRequest.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code limbeck entities}.
 *
 * @param packageName the Java package, or an empty string
 * @param output the source folder, for one file per entity; null for a single source text with nested entities
 * @param overwrite whether existing files are replaced
 * @param include patterns of the tables and views to include; none means all
 * @param exclude patterns of the tables and views to leave out
 * @param views whether views are included
 * @param style where the mapping annotations are placed
 * @param options changes to the default behavior
 */
public record EntitiesRequest(
        String packageName,
        @Nullable Path output,
        boolean overwrite,
        List<String> include,
        List<String> exclude,
        boolean views,
        Style style,
        Set<Option> options) {
    /** Copies the collections. */
    public EntitiesRequest {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        options = Set.copyOf(options);
    }
}
