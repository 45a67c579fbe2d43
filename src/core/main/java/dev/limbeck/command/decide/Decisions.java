package dev.limbeck.command.decide;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The user's decisions about a revision that is going to be written. Columns are {@code table.column}.
 *
 * @param renames the names of renamed columns and tables in the model, by their names in the database
 * @param noRenames the columns and tables that were removed rather than renamed; {@code *} matches any text
 * @param backfills the SQL expression that fills existing rows, by column
 * @param noBackfills the columns that are not backfilled in existing rows; {@code *} matches any text
 */
public record Decisions(
        Map<String, String> renames, List<String> noRenames, Map<String, String> backfills, List<String> noBackfills) {
    /** No decision. */
    public static final Decisions NONE = new Decisions(Map.of(), List.of(), Map.of(), List.of());

    /** Copies the collections. */
    public Decisions {
        renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
        noRenames = List.copyOf(noRenames);
        backfills = Collections.unmodifiableMap(new LinkedHashMap<>(backfills));
        noBackfills = List.copyOf(noBackfills);
    }

    /** {@return the renamed values of enumeration types: their new names, by {@code type.value}} */
    public Map<String, String> renamedValues(Catalog live) {
        Map<String, String> values = new LinkedHashMap<>(renames);
        values.keySet().removeIf(name -> !isValue(name, live));
        values.replaceAll((from, to) -> to.substring(to.lastIndexOf('.') + 1));
        return values;
    }

    /** {@return a copy of these decisions without the renames of values of enumeration types} */
    public Decisions withoutValues(Catalog live) {
        Map<String, String> others = new LinkedHashMap<>(renames);
        others.keySet().removeIf(name -> isValue(name, live));
        return new Decisions(others, noRenames, backfills, noBackfills);
    }

    /**
     * {@return these decisions with the names of backfilled columns as stored in the database} A name that differs from
     * a column's name only in case is accepted if there is only one such column. A name that belongs to no column is
     * left as written.
     */
    public Decisions withStoredNames(Schema model) {
        Map<String, String> stored = new LinkedHashMap<>();
        backfills.forEach((column, sql) -> stored.put(WrittenName.storedColumn(column, model), sql));
        List<String> none = noBackfills.stream()
                .map(name -> name.contains("*") || name.contains("?") ? name : WrittenName.storedColumn(name, model))
                .toList();
        return new Decisions(renames, noRenames, stored, none);
    }

    private static boolean isValue(String name, Catalog live) {
        return live.enumerations().entrySet().stream().anyMatch(type -> type.getValue().stream()
                .anyMatch(value -> name.equalsIgnoreCase(type.getKey() + "." + value)));
    }
}
