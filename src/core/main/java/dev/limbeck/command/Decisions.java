package dev.limbeck.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What someone decided about a revision before it is written. Columns are {@code table.column}.
 *
 * @param renames by the name in the database, the name in the model: of columns, and of tables
 * @param noRenames the columns and tables that are gone for good; {@code *} stands for any text
 * @param backfills by column, the SQL expression that fills existing rows
 * @param noBackfills the columns whose existing rows get nothing; {@code *} stands for any text
 */
public record Decisions(
        Map<String, String> renames, List<String> noRenames, Map<String, String> backfills, List<String> noBackfills) {
    /** Nothing is decided. */
    public static final Decisions NONE = new Decisions(Map.of(), List.of(), Map.of(), List.of());

    /** Copies everything. */
    public Decisions {
        renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
        noRenames = List.copyOf(noRenames);
        backfills = Collections.unmodifiableMap(new LinkedHashMap<>(backfills));
        noBackfills = List.copyOf(noBackfills);
    }
}
