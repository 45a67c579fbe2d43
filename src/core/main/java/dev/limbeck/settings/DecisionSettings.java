package dev.limbeck.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The decisions of the section {@code [autogenerate]}, which replace questions.
 *
 * @param renames by the name in the database, the name in the model: {@code table.column}, or a table
 * @param noRenames patterns of columns and tables that were really removed, although they look renamed
 * @param backfills by {@code table.column}, the SQL expression for existing rows
 * @param noBackfills patterns of columns whose existing rows get no value
 */
public record DecisionSettings(
        Map<String, String> renames, List<String> noRenames, Map<String, String> backfills, List<String> noBackfills) {
    /** Copies the maps and lists. */
    public DecisionSettings {
        renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
        noRenames = List.copyOf(noRenames);
        backfills = Collections.unmodifiableMap(new LinkedHashMap<>(backfills));
        noBackfills = List.copyOf(noBackfills);
    }
}
