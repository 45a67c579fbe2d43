package dev.limbeck.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The decisions in the {@code [autogenerate]} section; the user is not asked about them again.
 *
 * @param renames the new names of renamed columns and tables, by their names in the database ({@code table.column} or
 *     {@code table})
 * @param noRenames patterns of columns and tables that were removed, although they look as if they were renamed
 * @param backfills the SQL expressions for existing rows, by {@code table.column}
 * @param noBackfills patterns of columns that are not filled in existing rows
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
