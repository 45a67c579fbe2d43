package dev.limbeck.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The decisions of the section {@code [autogenerate]}, so that nobody needs to be asked.
 *
 * @param renames by the name in the database, the name in the model: {@code table.column}, or a table
 * @param noRenames the columns and tables that are gone for good, where one may think that they were renamed
 * @param backfills by {@code table.column}, the SQL expression that existing rows get
 * @param noBackfills the columns whose existing rows get nothing
 */
public record DecisionSettings(
        Map<String, String> renames, List<String> noRenames, Map<String, String> backfills, List<String> noBackfills) {
    /** Copies everything. */
    public DecisionSettings {
        renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
        noRenames = List.copyOf(noRenames);
        backfills = Collections.unmodifiableMap(new LinkedHashMap<>(backfills));
        noBackfills = List.copyOf(noBackfills);
    }
}
