package dev.limbeck.command;

import dev.limbeck.spi.EntityRequest.Option;
import dev.limbeck.spi.EntityRequest.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code limbeck entities} is asked for.
 *
 * @param packageName the Java package, or an empty text
 * @param output the source folder for a file each; null for one text with nested entities
 * @param overwrite whether files that are there are replaced
 * @param include patterns of the tables and views to take; none means all
 * @param exclude patterns of those to leave out
 * @param views whether views are taken
 * @param style where the mapping annotations stand
 * @param options what is done otherwise than usual
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
